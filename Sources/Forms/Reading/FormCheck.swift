import Canonical
package import Inspection

/// What people write in the forms' folder, checked as a whole: forms, the outcome dictionary and
/// the work calendar, told apart by their first key.
package struct FormCheck: Sendable {
  /// The forms without defects, in the order of the files; empty as soon as a form has one.
  package let forms: [CompiledForm]
  /// The outcome dictionary; nil when there is none, or a defective one.
  package let outcomes: OutcomeDictionary?
  /// The work calendar; nil when there is none, or a defective one.
  package let calendar: WorkCalendar?
  /// Every defect of every file.
  package let problems: [FormProblem]
  private let documents: [String: YAMLDocument]

  /// Checks the files together.
  ///
  /// - Parameters:
  ///   - files: Names, for messages, and texts.
  ///   - outcomes: The dictionary for outcome codes where the files hold none; nil leaves codes
  ///     unchecked.
  ///   - departments: The departments that may lead a form or own a section; nil leaves them
  ///     unchecked.
  package init(
    files: [(name: String, text: String)], outcomes: OutcomeDictionary? = nil,
    departments: Set<String>? = nil
  ) {
    var folder = FormFolder()
    for file in files { folder.add(name: file.name, text: file.text) }
    let dictionary = folder.outcomes ?? outcomes
    folder.check(outcomes: dictionary, departments: departments)
    problems = FormProblems(folder.problems).problems
    forms = folder.isFormDefective ? [] : folder.forms
    self.outcomes = folder.outcomes
    calendar = folder.calendar
    documents = folder.documents
  }

  /// What is wrong with a form for somebody who knows more than the files do, at its place.
  package func problem(
    _ reason: FormProblem.Reason, ofForm id: String, at path: [PathStep]
  ) -> FormProblem {
    let document = documents[id]
    let mark = document?.mark(of: path)
    return FormProblem(
      file: document?.file ?? id, line: mark?.line ?? 1, column: mark?.column, reason: reason)
  }
}

/// The files of a folder while they are being checked.
private struct FormFolder {
  private(set) var outcomes: OutcomeDictionary?
  private(set) var calendar: WorkCalendar?
  private(set) var problems: [FormProblem] = []
  private(set) var forms: [CompiledForm] = []
  private(set) var isFormDefective = false
  private var drafts: [FormDraft] = []

  /// The documents of the forms by the forms' ids.
  var documents: [String: YAMLDocument] {
    let named = drafts.compactMap { draft in draft.id.map { ($0, draft.collector.document) } }
    return Dictionary(named) { first, _ in first }
  }

  mutating func add(name: String, text: String) {
    do throws(FormProblems) {
      let document = try YAMLDocument(file: name, text: text)
      if document.value["form"] != nil {
        drafts.append(FormDraft(document))
      } else if document.value["outcomes"] != nil {
        outcomes = read(document, OutcomeDictionary.init)
      } else if document.value["calendar"] != nil {
        calendar = read(document, WorkCalendar.init)
      } else {
        let reason = FormProblem.Reason.unknownDocument
        problems.append(FormProblem(file: name, line: 1, column: nil, reason: reason))
        isFormDefective = true
      }
    } catch {
      problems += error.problems
      isFormDefective = true
    }
  }

  /// Reads a file that is no form; what is wrong with it gets its line.
  private mutating func read<Value>(
    _ document: YAMLDocument, _ make: (JSONValue) throws(DataError) -> Value
  ) -> Value? {
    do throws(DataError) {
      return try make(document.value)
    } catch {
      let mark = document.mark(of: error.path)
      problems.append(
        FormProblem(
          file: document.file, line: mark.line, column: mark.column,
          reason: .data(path: error.path.text, error.text)))
      return nil
    }
  }

  mutating func check(outcomes: OutcomeDictionary?, departments: Set<String>?) {
    let references = ReferenceCheck(drafts)
    for draft in drafts {
      references.check(draft)
      SenseCheck.check(draft)
      if let outcomes { draft.check(outcomes) }
      if let departments { draft.check(departments) }
      if let form = draft.compiled() { forms.append(form) }
      problems += draft.collector.problems
      if !draft.collector.problems.isEmpty { isFormDefective = true }
    }
  }
}
