import Canonical
import Inspection

/// Reads a form from a document, the YAML of people or the JSON of a compiled form: one language,
/// so that a compiled form is read by the rules it was made by.
struct FormReader {
  private let collector: ProblemCollector

  init(_ collector: ProblemCollector) {
    self.collector = collector
  }

  /// The form as far as it could be read; nil when something was missing.
  ///
  /// Every defect has been reported to the collector.
  func read() -> FormContent? {
    guard let members = collector.document.value.object else {
      collector.report(.expected(.mapping, key: "form"), at: [])
      return nil
    }
    let fields = Fields(members, path: [], collector: collector)
    defer { fields.close() }
    let id = fields.name("form")
    let version = fields.text("version", isRequired: true)
    let title = fields.label("title", isRequired: true)
    let lead = fields.text("lead", isRequired: true)
    let industry = industry(fields)
    let cooperating = fields.objects("cooperating").compactMap(cooperation)
    let includes = fields.texts("include")
    collector.includes = includes
    let relevant = fields.expression("relevant", .beforeAnswer)
    let sources = fields.texts("sources")
    let note = fields.text("note")
    let sections = sections(fields, lead: lead ?? "")
    guard let id, let version, let title, let lead, let industry else { return nil }
    return FormContent(
      id: id, version: version, title: title, industry: industry, lead: lead,
      cooperating: cooperating, includes: includes, relevant: relevant, sources: sources,
      note: note, sections: sections)
  }

  private func industry(_ form: Fields) -> CompiledForm.Industry? {
    guard let fields = form.object("industry", isRequired: true) else { return nil }
    defer { fields.close() }
    let codes = fields.texts("codes")
    let licences = fields.texts("licences")
    return fields.label("label", isRequired: true).map {
      CompiledForm.Industry(label: $0, codes: codes, licences: licences)
    }
  }

  private func cooperation(_ fields: Fields) -> CompiledForm.Cooperation? {
    defer { fields.close() }
    let department = fields.text("department", isRequired: true)
    let purpose = fields.text("for", isRequired: true)
    guard let department, let purpose else { return nil }
    return CompiledForm.Cooperation(department: department, purpose: purpose)
  }

  private func sections(_ form: Fields, lead: String) -> [Section] {
    var ids: Set<String> = []
    var names: Set<String> = []
    return form.objects("sections", isRequired: true).compactMap { fields in
      let section = section(fields, lead: lead, names: &names)
      if let section, !ids.insert(section.id).inserted {
        fields.report(.duplicateName(section.id), at: "id")
      }
      return section
    }
  }

  private func section(_ fields: Fields, lead: String, names: inout Set<String>) -> Section? {
    defer { fields.close() }
    let id = fields.name("id")
    let label = fields.label("label", isRequired: true)
    let department = fields.text("department") ?? lead
    let relevant = fields.expression("relevant", .beforeAnswer)
    let repeats = repetition(fields)
    let questions = fields.objects("questions", isRequired: true).compactMap {
      question($0, names: &names)
    }
    guard let id, let label else { return nil }
    return Section(
      id: id, label: label, department: department, relevant: relevant, repeats: repeats,
      questions: questions)
  }

  private func question(_ fields: Fields, names: inout Set<String>) -> Question? {
    let question = QuestionReader(fields).read()
    collector.add(question, named: fields.value("name")?.string ?? "")
    if let question, !names.insert(question.name).inserted {
      fields.report(.duplicateName(question.name), at: "name")
    }
    return question
  }

  private func repetition(_ section: Fields) -> Section.Repeat? {
    guard let fields = section.object("repeat") else { return nil }
    defer { fields.close() }
    let per = fields.name("per")
    let minimum = fields.wholeNumber("min", isRequired: true)
    let maximum = fields.wholeNumber("max", isRequired: true)
    let hint = fields.text("hint")
    guard let per, let minimum, let maximum else { return nil }
    guard minimum <= maximum, (1...1000).contains(maximum) else {
      section.report(.badRepeat, at: "repeat")
      return nil
    }
    return Section.Repeat(per: per, minimum: minimum, maximum: maximum, hint: hint)
  }
}
