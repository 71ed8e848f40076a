/// The visit has two or more distinct states, such as recalled and finished, or finished by the
/// team before a reassignment and by the one after it (merge.md 4; matrix rows 14 and 15).
package enum StatesDiffer: ConflictRule {
  /// The one kind that it finds.
  package static let kinds = [ConflictKind.state]

  /// The visit's conflicts of that kind.
  package static func conflicts(in scene: VisitScene) -> [Conflict] {
    scene.disputes(.state) { $0 == .state }
  }
}
