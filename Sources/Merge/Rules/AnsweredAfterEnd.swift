/// Answers that name a finish, a void or a recall as the state that their writer saw.
///
/// A laptop that knows the end reopens the visit first (merge.md 4). One conflict for the visit.
package enum AnsweredAfterEnd: ConflictRule {
  /// The one kind that it finds.
  package static let kinds = [ConflictKind.answeredAfterEnd]

  /// The visit's conflicts of that kind.
  package static func conflicts(in scene: VisitScene) -> [Conflict] {
    let late = scene.fold.crossings.late(after: scene.fold.isEnd)
    let conflict = scene.conflict(
      .answeredAfterEnd, ends: late.map(\.end), answers: Set(late.map(\.answer)))
    return conflict.map { [$0] } ?? []
  }
}
