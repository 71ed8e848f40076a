import Canonical
import Forms
package import Inspection
import Journal
import Storage

/// `office rules`, `items`, `plan`, `form publish`: documents that later acts rest on.
///
/// Each edition is kept; an entry says which one is in force from when. Content that changed needs
/// an edition that never stood for another content (design 5.5, requirements A2, I5, P11).
package enum PublishDocuments {
  /// A document that is in force now.
  package struct InForce<Document: Sendable>: Sendable {
    /// The document.
    package let document: Document
    /// Whether it was not in force before: where nothing changed, nothing is recorded.
    package let isNew: Bool
    /// What is doubtful about it and does not keep it out.
    package let warnings: [OfficeError.Defect]

    init(_ document: Document, isNew: Bool, warnings: [OfficeError.Defect] = []) {
      self.document = document
      self.isNew = isNew
      self.warnings = warnings
    }
  }

  /// Puts the rules in force (细则).
  ///
  /// - Throws: `OfficeError.defects`, all of them; `needed` while no departments are loaded.
  package static func rules(_ file: SourceFile, at desk: OfficeDesk) throws -> InForce<Rules> {
    let rules = try file.read { value throws(DataError) in try Rules(value) }
    return try desk.store.write { writing in
      let departments = try writing.reading.departments()
        .orThrow(OfficeError.needed(.departments))
      guard try writing.reading.rules() != rules else { return InForce(rules, isNew: false) }
      let edition: [String: JSONValue] = ["version": .string(rules.version)]
      var defects: [OfficeError.Defect] = []
      if rules.region != departments.region {
        let rule = PlanRule.otherRegion(departments.region.description)
        defects.append(file.defect(at: ["region"], rule.text))
      }
      if !rules.agrees(with: departments) {
        defects.append(file.defect(at: ["coordinating_office"], Words.notCoordinating))
      }
      if try Editions(.rulesPublished, desk, writing.reading).hold(edition) {
        defects.append(file.defect(at: ["version"], Words.versionTaken(rules.version)))
      }
      guard defects.isEmpty else { throw OfficeError.defects(file.name, defects) }
      try publish(.rulesPublished, rules.value, edition, desk, writing)
      return InForce(rules, isNew: true)
    }
  }

  /// Puts an edition of the item list in force (抽查事项清单); items are only added (I2).
  ///
  /// - Throws: `OfficeError.defects`, all of them; `needed`.
  package static func items(_ file: SourceFile, at desk: OfficeDesk) throws -> InForce<ItemList> {
    let list = try file.read { value throws(DataError) in try ItemList(value) }
    return try desk.store.write { writing in
      let departments = try writing.reading.departments()
        .orThrow(OfficeError.needed(.departments))
      let previous = try writing.reading.itemList()
      guard list != previous else { return InForce(list, isNew: false) }
      let edition: [String: JSONValue] = ["edition": .string(list.edition)]
      var findings = list.findings(after: previous, departments: departments)
      let isTaken = try Editions(.listPublished, desk, writing.reading)
        .hold(otherThan: Digest.sha256(CanonicalJSON.write(list.value)), under: edition)
      if isTaken, previous?.edition != list.edition {
        findings.append(ItemListFinding(path: ["edition"], rule: .sameEdition(list.edition)))
      }
      guard findings.isEmpty else {
        throw OfficeError.defects(
          file.name, findings.map { file.defect(at: $0.path, $0.text) })
      }
      try publish(.listPublished, list.value, edition, desk, writing)
      return InForce(list, isNew: true)
    }
  }

  /// Puts the annual plan, or a revision of it, in force (年度抽查计划).
  ///
  /// - Throws: `OfficeError.defects`, all of them; `needed`.
  package static func plan(_ file: SourceFile, at desk: OfficeDesk) throws -> InForce<AnnualPlan> {
    let plan = try file.read { value throws(DataError) in try AnnualPlan(value) }
    return try desk.store.write { writing in
      let departments = try writing.reading.departments()
        .orThrow(OfficeError.needed(.departments))
      let list = try writing.reading.itemList().orThrow(OfficeError.needed(.list))
      let rules = try writing.reading.rules().orThrow(OfficeError.needed(.rules))
      let findings = plan.findings(items: list, departments: departments, rules: rules)
      let warnings = findings.filter(\.isWarning).map { file.defect(at: $0.path, $0.text) }
      guard try writing.reading.plan() != plan else {
        return InForce(plan, isNew: false, warnings: warnings)
      }
      var defects = findings.filter { !$0.isWarning }.map { file.defect(at: $0.path, $0.text) }
      let highest = try Editions(.planPublished, desk, writing.reading)
        .highest("revision", under: ["year": .integer(plan.year)])
      if let highest, plan.revision <= highest {
        defects.append(file.defect(at: ["revision"], Words.revisionNotAbove(highest)))
      }
      guard defects.isEmpty else { throw OfficeError.defects(file.name, defects) }
      try publish(
        .planPublished, plan.value,
        ["year": .integer(plan.year), "revision": .integer(plan.revision)], desk, writing)
      return InForce(plan, isNew: true, warnings: warnings)
    }
  }

  /// Publishes what a forms' folder holds: compiled forms, outcome codes, the work calendar.
  ///
  /// A form whose content changed needs a version that it never had (design 5.5).
  ///
  /// - Returns: The ids of forms that were new or had a new version.
  /// - Throws: `FormProblems`, all of them.
  package static func forms(
    _ files: [(name: String, text: String)], at desk: OfficeDesk
  ) throws -> [String] {
    let check = FormCheck(files: files)
    guard check.problems.isEmpty else { throw FormProblems(check.problems) }
    return try desk.store.write { writing in
      let editions = try [EntryType.formPublished, .formRevised].map { type in
        try Editions(type, desk, writing.reading)
      }
      let taken = check.forms.filter { form in
        editions.contains { $0.hold(otherThan: form.digest, under: edition(of: form)) }
      }
      guard taken.isEmpty else {
        throw FormProblems(
          taken.map { check.problem(.sameVersion($0.version), ofForm: $0.id, at: ["version"]) })
      }
      var published: [String] = []
      for form in check.forms
      where try writing.reading.form(form.id)?.digest != form.digest {
        let digest = try desk.store.content.add(form.canonicalBytes)
        let data = edition(of: form).merging(["sha256": .string(digest.hex)]) { first, _ in first }
        try desk.record([desk.draft(.formPublished, data)], in: writing)
        published.append(form.id)
      }
      if let outcomes = check.outcomes, try writing.reading.outcomes() != outcomes {
        try publish(.outcomesPublished, outcomes.value, [:], desk, writing)
      }
      if let calendar = check.calendar, try writing.reading.calendar() != calendar {
        try publish(.calendarPublished, calendar.value, [:], desk, writing)
      }
      return published
    }
  }

  private static func edition(of form: CompiledForm) -> [String: JSONValue] {
    ["form": .string(form.id), "version": .string(form.version)]
  }

  private static func publish(
    _ type: EntryType, _ value: JSONValue, _ edition: [String: JSONValue], _ desk: OfficeDesk,
    _ writing: Writing
  ) throws {
    let digest = try desk.store.content.add(CanonicalJSON.write(value))
    let data = edition.merging(["sha256": .string(digest.hex)]) { first, _ in first }
    try desk.record([desk.draft(type, data)], in: writing)
  }
}
