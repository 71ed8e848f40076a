package import Canonical
import Forms
import Inspection
import Journal
import Merge
import Storage

/// `office form revise`: a new version of a form, also for the visits that are out (merge.md 9).
///
/// Each of these gets an entry of its own, with the visit as it is from then on: the next task
/// bundle brings it. What was answered stays valid under its own version; questions are mapped by
/// name and by the office's mapping.
package enum ReviseForm {
  /// What came of it.
  package struct Result: Equatable, Sendable {
    /// The form's id.
    package let form: String
    /// The version in force now.
    package let version: String
    /// Its digest.
    package let digest: Digest
    /// The visits that have it from now on.
    package let visits: [String]
    /// Questions with another name, as `old → new`.
    package let renamed: [String]
    /// Questions that the new version lacks: their answers stay with the version they have.
    package let removed: [String]
    /// Choices that the new version lacks: they keep their labels.
    package let removedChoices: [String]
  }

  /// Revises a form.
  ///
  /// - Parameters:
  ///   - id: The form's id.
  ///   - files: The forms' folder, names and texts.
  ///   - mapping: Which question each earlier one became; nil where all keep their names.
  ///   - reason: Why.
  ///   - desk: The office; its clerk decides.
  /// - Returns: What came of it.
  /// - Throws: `OfficeError.clerkNeeded`, `blankReason`; `unknown(.form, _)`; `FormProblems` for
  ///   defects and for other content under a version that was published; `defects` for a mapping
  ///   that does not fit both versions; `nothingToRevise`. Nothing has changed then.
  @discardableResult
  package static func run(
    _ id: String, _ files: [(name: String, text: String)], mapping: SourceFile? = nil,
    reason: String, at desk: OfficeDesk
  ) throws -> Result {
    _ = try desk.deciding()
    let reason = try Reason.checked(reason) ?? ""
    let check = FormCheck(files: files)
    guard check.problems.isEmpty else { throw FormProblems(check.problems) }
    let form = try check.forms.first { $0.id == id }.orThrow(OfficeError.unknown(.form, id))
    let renamed = try mapping.map { try read($0, for: id) } ?? []
    return try desk.store.write { writing in
      try checkVersion(form, check, desk, writing.reading)
      try checkIncluded(form, check, writing.reading)
      let out = try visitsOut(with: form, writing.reading)
      let inForce = try writing.reading.form(id)
      guard inForce != form || !out.isEmpty else { throw OfficeError.nothingToRevise(id) }
      let before = try earlier(out, inForce, than: form, writing.reading)
      let revisions = before.map { FormRevision(from: $0, to: form, renamed) }
      try checkMapping(
        revisions, renamed, form, named: mapping?.name ?? id, desk, writing.reading)
      try desk.store.content.add(form.canonicalBytes)
      var drafts = [
        desk.draft(
          .formRevised,
          payload(form, inForce?.digest ?? form.digest, renamed, reason).data)
      ]
      for visit in out {
        drafts.append(try draft(visit, form, revisions, reason, desk, writing.reading))
      }
      try desk.record(drafts, in: writing)
      return Result(
        form: id, version: form.version, digest: form.digest,
        visits: out.map(\.id.description),
        renamed: renamed.map { "\($0.old) → \($0.new)" },
        removed: Self.once(revisions.flatMap(\.removed)),
        removedChoices: Self.once(revisions.flatMap(\.removedChoices)))
    }
  }

  private static func read(
    _ file: SourceFile, for id: String
  ) throws -> [FormRevisionPayload.Renaming] {
    let mapping = try file.read { value throws(DataError) in try FormMapping(value) }
    guard mapping.form == id else {
      let text = Label(zh: "是检查表 \(mapping.form) 的对应表", en: "maps the form \(mapping.form)")
      throw OfficeError.defects(file.name, [file.defect(at: ["form"], text)])
    }
    return mapping.renamed
  }

  /// A version that was published stands for its content for ever (design 5.5).
  private static func checkVersion(
    _ form: CompiledForm, _ check: FormCheck, _ desk: OfficeDesk, _ reading: Reading
  ) throws {
    let edition: [String: JSONValue] = [
      "form": .string(form.id), "version": .string(form.version),
    ]
    for type in [EntryType.formPublished, .formRevised] {
      let editions = try Editions(type, desk, reading)
      guard editions.hold(otherThan: form.digest, under: edition) else { continue }
      throw FormProblems([
        check.problem(.sameVersion(form.version), ofForm: form.id, at: ["version"])
      ])
    }
  }

  /// A form was checked against the forms that it includes: they must be those in force.
  private static func checkIncluded(
    _ form: CompiledForm, _ check: FormCheck, _ reading: Reading
  ) throws {
    for id in form.includes {
      let isSame = try reading.form(id)?.digest == check.forms.first { $0.id == id }?.digest
      guard !isSame else { continue }
      let text = Label(zh: "\(id) 也改了，须先修订", en: "\(id) was changed too: revise it first")
      throw OfficeError.defects(form.id, [OfficeError.Defect(line: nil, text: text)])
    }
  }

  /// The visits that are still to be made and have the form in another version.
  private static func visitsOut(
    with form: CompiledForm, _ reading: Reading
  ) throws -> [Visit] {
    let open: Set<VisitState> = [.issued, .underway, .finishedInPart, .reassigned, .undecided]
    return try reading.visitRows().compactMap { name, row in
      guard VisitState(rawValue: row["state"]?.string ?? "").map(open.contains) == true,
        let visit = try reading.visitFile(name)?.visit,
        visit.forms.contains(where: { $0.id == form.id && $0.digest != form.digest })
      else { return nil }
      return visit
    }
  }

  /// The versions that visits have, and the one that was in force.
  private static func earlier(
    _ visits: [Visit], _ inForce: CompiledForm?, than form: CompiledForm, _ reading: Reading
  ) throws -> [CompiledForm] {
    let own = visits.flatMap(\.forms).filter { $0.id == form.id }.map(\.digest)
    let all = Set(own + [inForce?.digest].compactMap { $0 }).subtracting([form.digest])
    return try all.sorted().map { try reading.form($0) }
  }

  private static func checkMapping(
    _ revisions: [FormRevision], _ renamed: [FormRevisionPayload.Renaming], _ form: CompiledForm,
    named file: String, _ desk: OfficeDesk, _ reading: Reading
  ) throws {
    let retired = try reading.entries(of: desk.origin).compactMap { FormRevisionPayload($0) }
      .filter { $0.form == form.id }.flatMap(\.renamed).map(\.old)
    var texts = revisions.flatMap { $0.objections(retired: Set(retired)) }
    for pair in renamed {
      if form.question(pair.new) == nil {
        texts.append(
          Label(
            zh: "版本 \(form.version) 没有 \(pair.new)",
            en: "version \(form.version) has no question \(pair.new)"))
      }
      if !revisions.contains(where: { $0.before.question(pair.old) != nil }) {
        texts.append(
          Label(
            zh: "在外的版本都没有 \(pair.old)", en: "no version that is out has a question \(pair.old)"))
      }
    }
    guard texts.isEmpty else {
      let once = texts.reduce(into: [Label]()) { all, text in
        if !all.contains(text) { all.append(text) }
      }
      throw OfficeError.defects(file, once.map { OfficeError.Defect(line: nil, text: $0) })
    }
  }

  private static func draft(
    _ visit: Visit, _ form: CompiledForm, _ revisions: [FormRevision], _ reason: String,
    _ desk: OfficeDesk, _ reading: Reading
  ) throws -> EntryDraft {
    var forms = visit.forms.map { held in
      held.id == form.id ? VisitForm(id: form.id, digest: form.digest) : held
    }
    for id in form.includes where !forms.contains(where: { $0.id == id }) {
      let included = try reading.form(id).orThrow(OfficeError.unknown(.form, id))
      forms.append(VisitForm(id: id, digest: included.digest))
    }
    let own = visit.forms.first { $0.id == form.id }?.digest ?? form.digest
    let revision = revisions.first { $0.before.digest == own }
    var data = payload(form, own, revision?.renamed ?? [], reason).data
    data["visit"] = visit.with(forms: forms).value
    return desk.draft(.formRevised, visit: visit.id.description, data)
  }

  private static func payload(
    _ form: CompiledForm, _ before: Digest, _ renamed: [FormRevisionPayload.Renaming],
    _ reason: String
  ) -> FormRevisionPayload {
    FormRevisionPayload(
      form: form.id, version: form.version, digest: form.digest, before: before,
      renamed: renamed, reason: reason)
  }

  private static func once(_ names: [String]) -> [String] {
    names.reduce(into: []) { all, name in
      if !all.contains(name) { all.append(name) }
    }
  }
}
