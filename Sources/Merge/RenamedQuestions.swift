import Journal

/// The names that questions have now, by the revisions of forms that the office gave to a visit
/// (merge.md 9).
///
/// An answer belongs to the register of the question's present name whatever its writer knew, so
/// that answers to one question meet under whichever version they were given. Names are enough: a
/// revision is refused that uses a name again for something else.
package struct RenamedQuestions: Hashable, Sendable {
  private struct Name: Hashable {
    let form: String
    let question: String
  }

  private var names: [Name: String] = [:]

  /// No question was renamed.
  package init() {}

  /// Follows the revisions among the entries of a visit, in the office's order.
  init(_ entries: [RecordedEntry]) {
    for recorded in entries where recorded.isFromOffice && recorded.entry.type == .formRevised {
      guard let revision = FormRevisionPayload(recorded.entry) else { continue }
      for renaming in revision.renamed {
        follow(renaming, of: revision.form)
      }
    }
  }

  /// The name that a question has now.
  package func name(of question: String, in form: String) -> String {
    names.isEmpty ? question : names[Name(form: form, question: question)] ?? question
  }

  /// The register of the question's present name.
  func present(_ register: Register) -> Register {
    guard !names.isEmpty, case .answer(let form, let question, let instance) = register else {
      return register
    }
    return .answer(form: form, question: name(of: question, in: form), instance: instance)
  }

  private mutating func follow(_ renaming: FormRevisionPayload.Renaming, of form: String) {
    for (name, now) in names where name.form == form && now == renaming.old {
      names[name] = renaming.new
    }
    names[Name(form: form, question: renaming.old)] = renaming.new
  }
}
