import Canonical
import Forms
package import Inspection
import Journal
import Storage

/// `office rules`, `office items`, `office plan`, `office form publish`: documents that later acts
/// rest on.
///
/// Each edition is kept; an entry says which one is in force from when.
package enum PublishDocuments {
  /// Puts the rules in force (细则).
  ///
  /// - Throws: `OfficeError.defects`; `needed` while no departments are loaded.
  package static func rules(_ file: SourceFile, at desk: OfficeDesk) throws -> Rules {
    let rules = try file.read { value throws(DataError) in try Rules(value) }
    try desk.store.write { writing in
      let departments = try writing.reading.departments()
        .orThrow(OfficeError.needed(.departments))
      guard rules.agrees(with: departments) else {
        let path: [PathStep] = ["coordinating_office"]
        throw OfficeError.defects(file.name, [file.defect(at: path, Words.notCoordinating)])
      }
      try publish(.rulesPublished, rules.value, ["version": .string(rules.version)], desk, writing)
    }
    return rules
  }

  /// Puts an edition of the item list in force (抽查事项清单); items are only added (I2).
  ///
  /// - Throws: `OfficeError.defects`, all of them; `needed`.
  package static func items(_ file: SourceFile, at desk: OfficeDesk) throws -> ItemList {
    let list = try file.read { value throws(DataError) in try ItemList(value) }
    try desk.store.write { writing in
      let departments = try writing.reading.departments()
        .orThrow(OfficeError.needed(.departments))
      let previous = try writing.reading.itemList()
      let findings = list.findings(after: previous, departments: departments)
      guard findings.isEmpty else {
        throw OfficeError.defects(
          file.name, findings.map { file.defect(at: $0.path, $0.text) })
      }
      guard list != previous else { return }
      try publish(.listPublished, list.value, ["edition": .string(list.edition)], desk, writing)
    }
    return list
  }

  /// Puts the annual plan in force (年度抽查计划).
  ///
  /// - Returns: The plan, and warnings that do not keep it out.
  /// - Throws: `OfficeError.defects`, all of them; `needed`.
  package static func plan(
    _ file: SourceFile, at desk: OfficeDesk
  ) throws -> (plan: AnnualPlan, warnings: [OfficeError.Defect]) {
    let plan = try file.read { value throws(DataError) in try AnnualPlan(value) }
    let warnings = try desk.store.write { writing in
      let departments = try writing.reading.departments()
        .orThrow(OfficeError.needed(.departments))
      let list = try writing.reading.itemList().orThrow(OfficeError.needed(.list))
      let rules = try writing.reading.rules().orThrow(OfficeError.needed(.rules))
      let findings = plan.findings(items: list, departments: departments, rules: rules)
      let defects = findings.filter { !$0.isWarning }
      guard defects.isEmpty else {
        throw OfficeError.defects(
          file.name, defects.map { file.defect(at: $0.path, $0.text) })
      }
      try publish(
        .planPublished, plan.value,
        ["year": .integer(plan.year), "revision": .integer(plan.revision)], desk, writing)
      return findings.filter(\.isWarning).map { file.defect(at: $0.path, $0.text) }
    }
    return (plan, warnings)
  }

  /// Publishes what a forms' folder holds: compiled forms, outcome codes, the work calendar.
  ///
  /// A form whose content changed needs a new version (design 5.5).
  ///
  /// - Returns: The ids of forms that were new or had a new version.
  /// - Throws: `OfficeError.defects`.
  package static func forms(
    _ files: [(name: String, text: String)], at desk: OfficeDesk
  ) throws -> [String] {
    let check = FormCheck(files: files)
    if let first = check.problems.first {
      throw OfficeError.defects(
        first.file,
        check.problems.map { problem in
          OfficeError.Defect(
            line: problem.file == first.file ? problem.line : nil,
            text: Label(zh: problem.text(.chinese), en: problem.text(.english)))
        })
    }
    return try desk.store.write { writing in
      var published: [String] = []
      for form in check.forms where try isNew(form, writing.reading) {
        let digest = try desk.store.content.add(form.canonicalBytes)
        let data: [String: JSONValue] = [
          "form": .string(form.id), "version": .string(form.version),
          "sha256": .string(digest.hex),
        ]
        try desk.record([desk.draft(.formPublished, data)], in: writing)
        published.append(form.id)
      }
      if let outcomes = check.outcomes {
        try publish(.outcomesPublished, outcomes.value, [:], desk, writing)
      }
      if let calendar = check.calendar {
        try publish(.calendarPublished, calendar.value, [:], desk, writing)
      }
      return published
    }
  }

  private static func isNew(_ form: CompiledForm, _ reading: Reading) throws -> Bool {
    guard let held = try reading.form(form.id), held.digest != form.digest else {
      return try reading.form(form.id) == nil
    }
    guard held.version != form.version else {
      throw OfficeError.file(form.id, line: nil, Words.sameVersion(form.version))
    }
    return true
  }

  private static func publish(
    _ type: EntryType, _ value: JSONValue, _ more: [String: JSONValue], _ desk: OfficeDesk,
    _ writing: Writing
  ) throws {
    let digest = try desk.store.content.add(CanonicalJSON.write(value))
    let data = more.merging(["sha256": .string(digest.hex)]) { first, _ in first }
    try desk.record([desk.draft(type, data)], in: writing)
  }
}
