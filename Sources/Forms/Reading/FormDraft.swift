import Canonical
import Inspection

/// A form that has been read but not yet checked against the others.
struct FormDraft {
  let collector: ProblemCollector
  let content: FormContent?

  /// The form's id, even when the rest is too defective to be a form.
  var id: String? { collector.document.value["form"]?.string }

  init(_ document: YAMLDocument) {
    collector = ProblemCollector(document)
    content = FormReader(collector).read()
  }

  /// Reports outcome codes that the dictionary does not have.
  func check(_ outcomes: OutcomeDictionary) {
    forEachQuestion { question, path in
      guard let code = question.onFail?.outcome, outcomes[code] == nil else { return }
      collector.report(.unknownOutcome(code), at: path + ["on_fail", "outcome"])
    }
  }

  /// Reports a lead department or a section's department that is not in the list.
  func check(_ departments: Set<String>) {
    guard let content else { return }
    if !departments.contains(content.lead) {
      collector.report(.unknownDepartment(content.lead), at: ["lead"])
    }
    for (index, section) in content.sections.enumerated()
    where section.department != content.lead && !departments.contains(section.department) {
      collector.report(
        .unknownDepartment(section.department), at: ["sections", .index(index), "department"])
    }
  }

  /// The compiled form; nil, with the reason reported, when it has no canonical bytes.
  func compiled() -> CompiledForm? {
    guard let content, collector.problems.isEmpty else { return nil }
    do throws(CanonicalError) {
      return try CompiledForm(content)
    } catch {
      collector.report(.tooLarge, at: [])
      return nil
    }
  }

  func forEachQuestion(_ body: (Question, [PathStep]) -> Void) {
    for (section, content) in (content?.sections ?? []).enumerated() {
      for (index, question) in content.questions.enumerated() {
        body(question, ["sections", .index(section), "questions", .index(index)])
      }
    }
  }
}
