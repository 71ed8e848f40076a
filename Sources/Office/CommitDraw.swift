package import Canonical
import Draw
package import Inspection
import Journal
import Storage

/// `office draw commit`: freezes registers and rules (design 5.4).
///
/// It names the randomness to come, before it exists.
package enum CommitDraw {
  /// What was frozen.
  package struct Result: Sendable {
    /// The draw's id.
    package let draw: String
    /// SHA-256 of `plan.json`: what is published now.
    package let planHash: Digest
    /// Subjects that can be drawn.
    package let pool: Int
    /// Subjects left out, by reason.
    package let leftOut: [LeftOutReason: Int]
    /// Inspectors who can be drawn.
    package let inspectors: Int
    /// Where `plan.json` was written.
    package let folder: String
    /// Whether the draw had been frozen before, and only its folder is written again.
    package let isAgain: Bool
  }

  /// Freezes the draw of a plan entry.
  ///
  /// A draw that is frozen already, with the same words for its randomness, is not frozen again:
  /// its folder is written from what was frozen.
  ///
  /// - Parameters:
  ///   - id: The plan entry's id.
  ///   - randomness: Which future event will give the randomness, in words.
  ///   - again: Why the entry is drawn a second time; nil for the first.
  ///   - folder: Where the draw's folder is made.
  ///   - desk: The office.
  /// - Returns: What was frozen.
  /// - Throws: `OfficeError.needed`, `unknown`, `alreadyDrawn`, `notDrawable`, `StoreError.exists`
  ///   where another plan lies in the folder, or `DrawError` for what the format cannot say;
  ///   nothing is committed then.
  package static func run(
    entry id: String, randomness: String, again: String? = nil, to folder: String,
    at desk: OfficeDesk
  ) throws -> Result {
    let again = try Reason.checked(again)
    try AtomicFile.prepareFolder(folder)
    let (result, plan) = try desk.store.write { writing in
      let earlier = try writing.reading.documents("draw")
        .filter { $0.detail["entry"]?.string == id }
      if again == nil, let last = earlier.last {
        return try frozen(last, randomness, folder, writing.reading)
      }
      let suffix = earlier.isEmpty ? "" : "-\(earlier.count + 1)"
      let draw = "\(desk.origin.region)-\(id)\(suffix)"
      let freeze = try Freeze(id, desk, writing.reading)
      let frozen = try freeze.frozen(draw: draw, randomness: randomness)
      let plan = frozen.plan
      try DrawFolder.prepare("\(folder)/\(draw)", for: ["plan.json": plan.bytes])
      var data: [String: JSONValue] = [
        "draw": .string(draw), "entry": .string(id), "plan_sha256": .string(plan.hash.hex),
        "randomness": .string(randomness), "state": "committed",
        "sha256": .string(try desk.store.content.add(plan.bytes).hex),
        "register": .string(try desk.store.content.add(frozen.register).hex),
        "pool": .string(try desk.store.content.add(frozen.pool).hex),
        "inspectors": .string(try desk.store.content.add(frozen.inspectors).hex),
      ]
      data["again"] = again.map(JSONValue.string)
      try desk.record([desk.draft(.drawCommitted, data)], in: writing)
      let result = Result(
        draw: draw, planHash: plan.hash, pool: freeze.pool.count, leftOut: freeze.leftOut,
        inspectors: freeze.people.count, folder: "\(folder)/\(draw)", isAgain: false)
      return (result, plan.bytes)
    }
    try DrawFolder.write(["plan.json": plan], to: result.folder)
    return result
  }

  /// A draw as it was frozen; only while it waits for its randomness, and for the same randomness.
  private static func frozen(
    _ row: DocumentRow, _ randomness: String, _ folder: String, _ reading: Reading
  ) throws -> (Result, [UInt8]) {
    let record = try DrawRecord(row.name, reading)
    guard !record.isMade, row.detail["randomness"]?.string == randomness else {
      throw OfficeError.alreadyDrawn(record.entry)
    }
    let bytes = try reading.content.bytes(of: record.plan)
    let plan = try DrawPlan(reading: bytes)
    try DrawFolder.prepare("\(folder)/\(record.id)", for: ["plan.json": bytes])
    func lines(_ digest: Digest) throws -> Int {
      try reading.content.bytes(of: digest).count { $0 == 0x0A }
    }
    let result = Result(
      draw: record.id, planHash: plan.hash, pool: try lines(record.pool),
      leftOut: LeftOutReason.counts(plan.leftOut),
      inspectors: try lines(record.inspectors), folder: "\(folder)/\(record.id)", isAgain: true)
    return (result, bytes)
  }
}

/// What goes into a draw, taken from the registers as they are now.
private struct Freeze {
  let entry: PlanEntry
  let objects: [DrawObject]
  let people: [DrawInspector]
  private(set) var pool: [Subject] = []
  private(set) var leftOut: [LeftOutReason: Int] = [:]

  init(_ id: String, _ desk: OfficeDesk, _ reading: Reading) throws {
    let plan = try reading.plan().orThrow(OfficeError.needed(.plan))
    let rules = try reading.rules().orThrow(OfficeError.needed(.rules))
    let list = try reading.itemList().orThrow(OfficeError.needed(.list))
    let departments = try reading.departments().orThrow(OfficeError.needed(.departments))
    entry = try plan[id].orThrow(OfficeError.unknown(.planEntry, id))
    let visits = try VisitCounts(reading, year: plan.year)
    let subjects = try reading.subjects().map { try Subject($0) }
    guard !subjects.isEmpty else { throw OfficeError.needed(.subjects) }
    let level = entry.level(in: list)
    let specialty = entry.specialties(in: list).first
    var objects: [DrawObject] = []
    for subject in subjects {
      let reason = entry.reasonLeftOut(
        subject, visitsThisYear: visits.of(subject.id), level: level, caps: plan.visitCaps,
        rules: rules)
      let standing: DrawObject.Standing
      if let reason {
        leftOut[reason, default: 0] += 1
        standing = .leftOut(reason: reason.label.zh)
      } else {
        pool.append(subject)
        standing = .pool(
          stratum: entry.stratum(of: subject).rawValue, specialty: specialty, weight: 1)
      }
      let salt = Hex.text(of: desk.surroundings.random(16))
      objects.append(try DrawObject(id: subject.id, salt: salt, standing: standing))
    }
    self.objects = objects
    let forms = try entry.forms(in: list).filter { try reading.form($0) == nil }
    let objections =
      plan.objections(
        toDrawing: entry, from: pool, items: list, departments: departments, rules: rules)
      + forms.map(DrawObjection.formMissing)
    guard objections.isEmpty else { throw OfficeError.notDrawable(id, objections) }
    people = try Freeze.people(entry, rules, desk, reading)
  }

  func frozen(draw: String, randomness: String) throws -> FrozenDraw {
    let roles = try entry.roles.map { slot in
      try Role(
        name: slot.name, departments: [slot.department], needsSpecialty: slot.needsSpecialty)
    }
    let strata = try entry.strata.map { stratum in
      try Stratum(
        name: stratum.stratum.rawValue, permille: stratum.permille, min: stratum.min,
        reserve: stratum.reserve)
    }
    let rules = FrozenDraw.Rules(
      draw: draw, filter: entry.filter.text, randomness: randomness, roles: roles, strata: strata)
    return try FrozenDraw(rules: rules, objects: objects, inspectors: people)
  }

  /// Officers in post whose interests are known and whose certificate outlasts the entry's period,
  /// so that no visit of the draw can meet an expired one.
  private static func people(
    _ entry: PlanEntry, _ rules: Rules, _ desk: OfficeDesk, _ reading: Reading
  ) throws -> [DrawInspector] {
    let lastDay = max(desk.surroundings.now().date(), entry.period.to)
    let departments = Set(entry.departments)
    let inspectors = try reading.inspectors().map { try Inspector($0) }
    guard !inspectors.isEmpty else { throw OfficeError.needed(.inspectors) }
    return
      try inspectors
      .filter { departments.contains($0.department) && $0.mayBeDrawn(until: lastDay) }
      .map { inspector in
        try DrawInspector(
          id: inspector.id, department: inspector.department, cap: entry.inspectorCap,
          specialties: inspector.specialties,
          recused: rules.excludesDeclaredInterests ? inspector.interests : [])
      }
  }
}
