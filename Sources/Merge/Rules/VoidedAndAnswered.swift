import Journal

/// A void or recall and an answer that did not know of each other (merge.md 4): one conflict for
/// the visit, symmetric, and nothing wins by default.
package enum VoidedAndAnswered: ConflictRule {
  /// The one kind that it finds.
  package static let kinds = [ConflictKind.voidedAndAnswered]

  /// The visit's conflicts of that kind.
  package static func conflicts(in scene: VisitScene) -> [Conflict] {
    let conflict = scene.crossing(.voidedAndAnswered) {
      $0.entry.type == .visitVoided || $0.entry.type == .visitRecalled
    }
    return conflict.map { [$0] } ?? []
  }
}
