import Canonical
import Inspection

/// Collects the defects of one document and the uses of its expressions.
final class ProblemCollector {
  let document: YAMLDocument
  private(set) var problems: [FormProblem] = []
  private(set) var uses: [ExpressionUse] = []
  /// The questions read so far, defective ones by name only: what an expression may look back on.
  private(set) var questions: [(name: String, question: Question?)] = []
  /// The forms that the document includes.
  var includes: [String] = []

  init(_ document: YAMLDocument) {
    self.document = document
  }

  func report(_ reason: FormProblem.Reason, at path: [PathStep]) {
    add(reason, document.mark(of: path))
  }

  func report(_ reason: FormProblem.Reason, key: String, in path: [PathStep]) {
    add(reason, document.mark(ofKey: key, in: path))
  }

  func note(_ expression: Expression, _ kind: ExpressionUse.Kind, at path: [PathStep]) {
    uses.append(
      ExpressionUse(expression: expression, kind: kind, path: path, visible: questions.count))
  }

  func add(_ question: Question?, named name: String) {
    questions.append((name, question))
  }

  private func add(_ reason: FormProblem.Reason, _ mark: YAMLMark) {
    problems.append(
      FormProblem(file: document.file, line: mark.line, column: mark.column, reason: reason))
  }
}

/// Where an expression stands, so that its references can be checked when all forms are known.
struct ExpressionUse {
  enum Kind {
    /// May use `.`: `fail` and `constraint` of a question.
    case onAnswer
    /// May not: `relevant`, `required`, `calculation`.
    case beforeAnswer
  }

  let expression: Expression
  let kind: Kind
  let path: [PathStep]
  /// How many questions of its form stand before it.
  let visible: Int
}
