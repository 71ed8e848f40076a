import Canonical
package import Forms
package import Inspection

/// What the merged answers of a visit propose as its official result; the reviewer decides.
///
/// The rules, all of them:
/// 1. Where the common procedure form says how the subject stands, its code (`standing`): not found,
///    deregistered, moved, closed, not active in what is checked.
/// 2. Each finding brings the outcome code of its question's `on_fail`; what is only noted brings
///    none. Refused co-operation is such a finding.
/// 3. Findings that were corrected on site count only where no other finding is there.
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
  private static let commonForm = "00_common"

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

  /// The result that the answers propose.
  ///
  /// - Parameters:
  ///   - evaluation: The visit's forms with the merged answers.
  ///   - dictionary: Codes and measures; a measure that it lacks is not proposed.
  package static func proposed(
    _ evaluation: FormEvaluation, in dictionary: OutcomeDictionary
  ) -> Proposal {
    let standingCodes = Set(evaluation.states.compactMap(standingCode))
    let rules = evaluation.findings.filter { !saysStanding($0) }.compactMap(\.question.onFail)
      .filter { $0.outcome != nil }
    let lasting = rules.filter { $0.action != .correctOnSite }
    let counted = lasting.isEmpty ? rules : lasting
    let found = standingCodes.union(counted.compactMap(\.outcome))
    if found.isEmpty {
      let isOpen = evaluation.findings.contains {
        saysStanding($0) && $0.question.onFail?.outcome != nil
      }
      return isOpen
        ? Proposal(codes: [], dispositions: []) : nothingFound(in: dictionary)
    }
    let stopped: Set<Int> = standingCodes.isEmpty ? [] : [2]
    let measures = stopped.union(counted.map { measure(of: $0.action) })
    return Proposal(codes: found, dispositions: known(measures, in: dictionary))
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
