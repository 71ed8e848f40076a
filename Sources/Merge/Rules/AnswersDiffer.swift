/// Two or more distinct values are heads of one question (merge.md 3), or an ordinary answer
/// passed over such a conflict (merge.md 7).
///
/// What two laptops began apart is `InstancesClash`.
package enum AnswersDiffer: ConflictRule {
  /// The one kind that it finds.
  package static let kinds = [ConflictKind.answers]

  /// The visit's conflicts of that kind.
  package static func conflicts(in scene: VisitScene) -> [Conflict] {
    scene.disputes(.answers) { register in
      guard case .answer = register else { return false }
      return !scene.isClash(register)
    }
  }
}
