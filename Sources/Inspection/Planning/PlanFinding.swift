/// A rule that a plan breaks, and where.
package struct PlanFinding: Hashable, Sendable {
  /// Where it stands.
  package let path: [PathStep]
  /// The rule that is broken.
  package let rule: PlanRule

  /// A finding at a place.
  package init(path: [PathStep], rule: PlanRule) {
    self.path = path
    self.rule = rule
  }

  /// Whether the plan may be published all the same.
  package var isWarning: Bool { rule.isWarning }

  /// What is wrong, for people.
  package var text: Label { rule.text }
}
