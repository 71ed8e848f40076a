/// Two or more distinct values are heads of one field of the subject's data (merge.md 3).
package enum SubjectDiffers: ConflictRule {
  /// The one kind that it finds.
  package static let kinds = [ConflictKind.subject]

  /// The visit's conflicts of that kind.
  package static func conflicts(in scene: VisitScene) -> [Conflict] {
    scene.disputes(.subject) { register in
      if case .subject = register { true } else { false }
    }
  }
}
