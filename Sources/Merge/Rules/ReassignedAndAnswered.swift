import Journal

/// Answers of the team before a reassignment that the reassignment had not seen: a late return,
/// kept and flagged until the office decides (merge.md 10).
package enum ReassignedAndAnswered: ConflictRule {
  /// The one kind that it finds.
  package static let kinds = [ConflictKind.reassignedAndAnswered]

  /// The visit's conflicts of that kind.
  package static func conflicts(in scene: VisitScene) -> [Conflict] {
    let conflict = scene.crossing(.reassignedAndAnswered) { $0.entry.type == .visitReassigned }
    return conflict.map { [$0] } ?? []
  }
}
