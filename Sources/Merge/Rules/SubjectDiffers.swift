/// Two or more distinct values are heads of one field of the subject's data (merge.md 3).
package enum SubjectDiffers: ConflictRule {
  package static let kinds = [ConflictKind.subject]

  package static func conflicts(in scene: VisitScene) -> [Conflict] {
    scene.disputes(.subject) { register in
      if case .subject = register { true } else { false }
    }
  }
}
