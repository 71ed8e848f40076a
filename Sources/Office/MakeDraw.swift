package import Canonical
import Draw
import Forms
package import Inspection
import Journal
import Storage

/// `office draw make`: takes the public randomness, draws, and gives each visit to its team.
package enum MakeDraw {
  /// What was drawn.
  package struct Result: Sendable {
    /// The draw's id.
    package let draw: String
    /// The seed that follows from plan and randomness.
    package let seed: Digest
    /// The visits that were issued.
    package let visits: [Visit]
    /// Drawn subjects without a full team: the shortage, never silently relaxed (R5).
    package let short: [String]
    /// Where the draw's folder lies.
    package let folder: String
    /// Whether the draw had been made before, and only its folder is written again.
    package let isAgain: Bool
  }

  /// Draws.
  ///
  /// A draw that is made already, with the same randomness, is not made again: its folder is
  /// written from what was drawn.
  ///
  /// - Parameters:
  ///   - name: The draw's id, or its plan entry's.
  ///   - randomness: The text that the announced event gave.
  ///   - folder: Where the draw's folder is made.
  ///   - desk: The office.
  /// - Returns: What was drawn.
  /// - Throws: `OfficeError.unknown`, `drawState`, `needed`, `DrawError`, `StoreError.exists` where
  ///   another draw lies in the folder; nothing is drawn then.
  package static func run(
    _ name: String, randomness: String, to folder: String, at desk: OfficeDesk
  ) throws -> Result {
    try AtomicFile.prepareFolder(folder)
    let (result, files) = try desk.store.write { writing in
      let record = try DrawRecord(name, writing.reading)
      guard !record.isMade else {
        return try made(record, randomness, "\(folder)/\(record.id)", desk, writing.reading)
      }
      var files = try frozenFiles(record, desk.store.content)
      let seed = Array((randomness + "\n").utf8)
      files["seed.txt"] = seed
      let drawn = try DrawMethod.run(
        plan: files["plan.json"] ?? [], register: files["register.jsonl"] ?? [],
        pool: files["pool.jsonl"] ?? [], inspectors: files["inspectors.jsonl"] ?? [], seed: seed)
      files["result.json"] = drawn.resultBytes
      files["public.json"] = drawn.publicBytes
      try DrawFolder.prepare("\(folder)/\(record.id)", for: files)
      let issue = try Issue(record, drawn, desk, writing.reading)
      let made: [String: JSONValue] = [
        "draw": .string(record.id), "state": "made", "seed": .string(drawn.seed.hex),
        "seed_text": .string(randomness),
        "result": .string(try desk.store.content.add(drawn.resultBytes).hex),
        "public": .string(try desk.store.content.add(drawn.publicBytes).hex),
        "picked": .integer(drawn.picked.count), "short": .strings(issue.short),
      ]
      let issued = issue.visits.map { visit in
        desk.draft(
          .visitIssued, visit: visit.id.description,
          ["visit": visit.value, "draw": .string(record.id)])
      }
      try desk.record([desk.draft(.drawMade, made)] + issued, in: writing)
      let result = Result(
        draw: record.id, seed: drawn.seed, visits: issue.visits, short: issue.short,
        folder: "\(folder)/\(record.id)", isAgain: false)
      return (result, files)
    }
    try DrawFolder.write(files, to: result.folder)
    return result
  }

  /// A draw as it was made.
  private static func made(
    _ record: DrawRecord, _ randomness: String, _ folder: String, _ desk: OfficeDesk,
    _ reading: Reading
  ) throws -> (Result, [String: [UInt8]]) {
    let detail = try reading.document("draw", record.id)?.detail
    func digest(_ key: String) throws -> Digest {
      try (detail?[key]?.string.flatMap { Digest(hex: $0) })
        .orThrow(OfficeError.drawState(record.id, made: true))
    }
    guard detail?["seed_text"]?.string == randomness else {
      throw OfficeError.drawState(record.id, made: true)
    }
    var files = try frozenFiles(record, desk.store.content)
    files["seed.txt"] = Array((randomness + "\n").utf8)
    files["result.json"] = try reading.content.bytes(of: digest("result"))
    files["public.json"] = try reading.content.bytes(of: digest("public"))
    try DrawFolder.prepare(folder, for: files)
    let visits = try reading.entries(of: desk.origin)
      .filter { $0.type == .visitIssued && $0.data["draw"]?.string == record.id }
      .compactMap { try $0.data["visit"].map { try Visit($0) } }
    let result = Result(
      draw: record.id, seed: try digest("seed"), visits: visits,
      short: detail?["short"]?.strings ?? [], folder: folder, isAgain: true)
    return (result, files)
  }

  private static func frozenFiles(
    _ record: DrawRecord, _ content: ContentStore
  ) throws -> [String: [UInt8]] {
    [
      "plan.json": try content.bytes(of: record.plan),
      "register.jsonl": try content.bytes(of: record.register),
      "pool.jsonl": try content.bytes(of: record.pool),
      "inspectors.jsonl": try content.bytes(of: record.inspectors),
    ]
  }
}

/// The visits that follow from a draw.
private struct Issue {
  private(set) var visits: [Visit] = []
  private(set) var short: [String] = []

  init(_ record: DrawRecord, _ drawn: DrawResult, _ desk: OfficeDesk, _ reading: Reading) throws {
    let plan = try reading.plan().orThrow(OfficeError.needed(.plan))
    let list = try reading.itemList().orThrow(OfficeError.needed(.list))
    let departments = try reading.departments().orThrow(OfficeError.needed(.departments))
    let rules = try reading.rules().orThrow(OfficeError.needed(.rules))
    let entry = try plan[record.entry].orThrow(OfficeError.unknown(.planEntry, record.entry))
    let forms = try Issue.forms(entry.forms(in: list), reading)
    let involved = try entry.departments.map { id in
      let department = try departments[id].orThrow(OfficeError.needed(.departments))
      return VisitDepartment(id: id, name: department.name)
    }
    let counts = try VisitCounts(reading, year: plan.year)
    let region = departments.region
    var number =
      try reading.visitNames().compactMap(VisitID.init)
      .filter { $0.region == region && $0.year == plan.year }.map(\.number).max() ?? 0
    let from = max(entry.period.from, min(desk.surroundings.now().date(), entry.period.to))
    let window = try DateWindow(from: from, to: entry.period.to)
      .orThrow(OfficeError.unknown(.planEntry, record.entry))
    for team in drawn.teams {
      guard let members = try Issue.members(team, reading) else {
        short.append(team.object)
        continue
      }
      number += 1
      let id = try VisitID(region: region, year: plan.year, number: number)
        .orThrow(OfficeError.unknown(.planEntry, record.entry))
      let subject = try reading.subject(team.object)
        .orThrow(OfficeError.needed(.subjects))
      visits.append(
        Visit(
          id: id, subject: VisitSubject(try Subject(subject)),
          team: try Team(
            leader: members[0].id, members: members, fewest: rules.fewestOfficers),
          window: window, forms: forms, lead: entry.lead, departments: involved,
          planEntry: entry.id, items: entry.items,
          visitsThisYear: counts.of(team.object) + 1))
    }
  }

  /// The whole team in the order of the roles, the lead department's first; nil when a place could
  /// not be filled.
  private static func members(_ team: DrawnTeam, _ reading: Reading) throws -> [TeamMember]? {
    let filled = team.members.compactMap { $0 }
    guard filled.count == team.members.count, !filled.isEmpty else { return nil }
    return try filled.map { id in
      let value = try reading.inspector(id).orThrow(OfficeError.unknown(.inspector, id))
      return TeamMember(try Inspector(value))
    }
  }

  /// The compiled forms that the items ask for, with those that they include, each once.
  private static func forms(_ ids: [String], _ reading: Reading) throws -> [VisitForm] {
    var forms: [VisitForm] = []
    var waiting = ids
    while !waiting.isEmpty {
      let id = waiting.removeFirst()
      guard !forms.contains(where: { $0.id == id }) else { continue }
      let form = try reading.form(id).orThrow(OfficeError.unknown(.form, id))
      forms.append(VisitForm(id: form.id, digest: form.digest))
      waiting += form.includes
    }
    return forms
  }
}
