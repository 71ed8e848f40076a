package import Canonical
import Draw
package import Inspection
import Journal
import Storage

/// `office draw commit`: freezes registers and rules, and names the randomness to come, before it
/// exists (design 5.4).
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
  }

  /// Freezes the draw of a plan entry.
  ///
  /// - Parameters:
  ///   - entry: The plan entry's id.
  ///   - randomness: Which future event will give the randomness, in words.
  ///   - again: Why the entry is drawn a second time; nil for the first.
  ///   - folder: Where the draw's folder is made.
  ///   - desk: The office.
  /// - Throws: `OfficeError.needed`, `unknown`, `alreadyDrawn`, `notDrawable`, or `DrawError` for
  ///   what the format cannot say; nothing is committed then.
  package static func run(
    entry id: String, randomness: String, again: String? = nil, to folder: String,
    at desk: OfficeDesk
  ) throws -> Result {
    let result = try desk.store.write { writing in
      let freeze = try Freeze(id, desk, writing.reading)
      let earlier = try writing.reading.documents("draw")
        .filter { $0.detail["entry"]?.string == id }
      guard earlier.isEmpty || again != nil else { throw OfficeError.alreadyDrawn(id) }
      let suffix = earlier.isEmpty ? "" : "-\(earlier.count + 1)"
      let draw = "\(desk.origin.region)-\(id)\(suffix)"
      let frozen = try freeze.frozen(draw: draw, randomness: randomness)
      let plan = frozen.plan
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
      return Result(
        draw: draw, planHash: plan.hash, pool: freeze.pool.count, leftOut: freeze.leftOut,
        inspectors: freeze.people.count, folder: "\(folder)/\(draw)")
    }
    let plan = try desk.store.read { reading in
      try reading.content.bytes(of: DrawRecord(result.draw, reading).plan)
    }
    try AtomicFile.makeFolder(result.folder)
    try AtomicFile.write(plan, to: "\(result.folder)/plan.json", replacing: true)
    return result
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
