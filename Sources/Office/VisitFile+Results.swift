import Canonical
import Forms
import Storage

extension VisitFile {
  /// The questions whose answers are findings that lead to an official result.
  var resultingFindings: [String] {
    evaluation.findings.filter { $0.question.onFail?.outcome != nil }.map(\.key.question)
  }

  /// The items' questions that have a result: answered, and not as not applicable.
  ///
  /// The common procedure form holds no items.
  var itemResults: [String] {
    evaluation.states.filter { state in
      guard state.key.form != OutcomeOfVisit.commonForm, state.question.isAsked,
        let value = state.value, value != .null
      else { return false }
      return value.string != "na"
    }.map(\.key.question)
  }
}
