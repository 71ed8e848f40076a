import Canonical
import Forms
package import Inspection
package import Storage

/// What the merged answers of a visit propose as its official result; the reviewer decides.
///
/// The rules, all of them:
/// 1. Where the common procedure form says how the subject stands, its code (`standing`): not
///    found, deregistered, moved, closed, not active in what is checked.
/// 2. Each finding brings the outcome code of its question's `on_fail`; what is only noted brings
///    none. Refused co-operation is such a finding.
/// 3. Findings that were corrected on site count as such ("corrected after order") only with
///    evidence of it, and beside the others; without it something is still to follow.
/// 4. Nothing of all this: the dictionary's exclusive code, "no problem found". Not where nobody
///    could be met that day: then nothing is proposed, and the reviewer must say the result.
///
/// Headings are neither added nor taken away: a category stands without its heading, and a heading
/// that a finding brought says more than a category that another one did.
package enum OutcomeOfVisit {
  /// A result to be confirmed.
  package struct Proposal: Hashable, Sendable {
    /// The codes; empty where the answers do not say enough.
    package let codes: Set<String>
    /// The numbers of the measures.
    package let dispositions: Set<Int>
  }

  /// The form that says how the subject stands.
  static let commonForm = "00_common"

  /// Codes for answers to questions of that form which one `on_fail` cannot tell apart.
  ///
  /// They are those of the dictionary that the forms are shipped with (requirements 2.6); one that
  /// the office's dictionary lacks is refused by name when the result is made.
  private static let standing: [String: [String: String]] = [
    "COM-10": ["moved": "6", "none": "6"],
    "COM-11": [
      "cancelled": "9", "revoked": "10", "annulled": "11", "moved_out": "12", "liquidating": "7",
    ],
    "COM-12": ["no": "F"],
  ]

  /// The result that a visit's merged answers propose.
  ///
  /// - Parameters:
  ///   - file: The visit.
  ///   - dictionary: Codes and measures; a measure that it lacks is not proposed.
  /// - Returns: Codes and measures, with what they follow from.
  package static func proposed(
    for file: VisitFile, in dictionary: OutcomeDictionary
  ) -> Proposal {
    let corrected = file.evaluation.findings.filter(file.isCorrected).map(\.key)
    return proposed(file.evaluation, corrected: Set(corrected), in: dictionary)
  }

  /// The result that the answers propose.
  ///
  /// - Parameters:
  ///   - evaluation: The visit's forms with the merged answers.
  ///   - corrected: The questions of which evidence says that they were put right on the spot.
  ///   - dictionary: Codes and measures; a measure that it lacks is not proposed.
  /// - Returns: Codes and measures, with what they follow from.
  static func proposed(
    _ evaluation: FormEvaluation, corrected: Set<AnswerKey>, in dictionary: OutcomeDictionary
  ) -> Proposal {
    let standingCodes = Set(evaluation.states.compactMap(standingCode))
    let counted = evaluation.findings.filter { !saysStanding($0) }.compactMap { state in
      consequence(of: state, isCorrected: corrected.contains(state.key), in: dictionary)
    }
    let found = standingCodes.union(counted.map(\.code))
    if found.isEmpty {
      let isOpen = evaluation.findings.contains {
        saysStanding($0) && $0.question.onFail?.outcome != nil
      }
      return isOpen
        ? Proposal(codes: [], dispositions: []) : nothingFound(in: dictionary)
    }
    let stopped: Set<Int> = standingCodes.isEmpty ? [] : [2]
    let measures = known(stopped.union(counted.map(\.measure)), in: dictionary)
    let lasting = measures.filter { dictionary.disposition($0)?.endsMatter == false }
    return Proposal(codes: found, dispositions: lasting.isEmpty ? measures : lasting)
  }

  /// The code and the measure of a finding; nil for what is only noted.
  private static func consequence(
    of state: QuestionState, isCorrected: Bool, in dictionary: OutcomeDictionary
  ) -> (code: String, measure: Int)? {
    guard let rule = state.question.onFail, let code = rule.outcome else { return nil }
    guard rule.action == .correctOnSite, !isCorrected else {
      return (code, measure(of: rule.action))
    }
    let pending = dictionary.codes.first { $0.traits.contains(.pending) }?.code
    return (pending ?? code, measure(of: .orderRectification))
  }

  private static func nothingFound(in dictionary: OutcomeDictionary) -> Proposal {
    let code = dictionary.codes.first(where: \.isExclusive)?.code
    return Proposal(
      codes: Set([code].compactMap { $0 }), dispositions: known([1], in: dictionary))
  }

  private static func saysStanding(_ state: QuestionState) -> Bool {
    state.key.form == commonForm && standing[state.key.question] != nil
  }

  private static func standingCode(_ state: QuestionState) -> String? {
    guard state.isRelevant, saysStanding(state), let answer = state.value?.string else {
      return nil
    }
    return standing[state.key.question]?[answer]
  }

  /// The measure of requirements 2.6 that an action amounts to.
  private static func measure(of action: FailureRule.Action) -> Int {
    switch action {
    case .note, .correctOnSite: 1
    case .orderRectification, .specialEquipmentOrder: 3
    case .caseClue, .stopAndCaseClue: 4
    case .notifyOtherDepartment: 5
    case .abnormalList, .reportImmediately, .recordNonCooperation: 6
    }
  }

  private static func known(_ measures: Set<Int>, in dictionary: OutcomeDictionary) -> Set<Int> {
    measures.filter { dictionary.disposition($0) != nil }
  }
}
