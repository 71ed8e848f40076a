/// Finds one kind of contradiction in a folded visit.
///
/// A rule reports, it never throws, and all rules always run.
package protocol ConflictRule {
  /// The kinds of conflict that the rule finds.
  static var kinds: [ConflictKind] { get }

  /// What the rule finds, in any order.
  static func conflicts(in scene: VisitScene) -> [Conflict]
}

/// The rules that every fold applies.
///
/// A new rule is a file in `Rules` and a line here.
package enum ConflictRules {
  /// Every rule.
  package static var all: [any ConflictRule.Type] {
    [
      AnswersDiffer.self,
      InstancesClash.self,
      SubjectDiffers.self,
      StatesDiffer.self,
      VoidedAndAnswered.self,
      ReassignedAndAnswered.self,
      AnsweredAfterEnd.self,
      LogicConflicts.self,
    ]
  }
}
