import Journal

/// Two laptops began the same instance of a repeating section for different things (matrix row 7).
///
/// Both are kept under one number. It is told apart from a disagreement about one thing, which
/// both writers had seen: there the answers have a base.
package enum InstancesClash: ConflictRule {
  /// The one kind that it finds.
  package static let kinds = [ConflictKind.sameInstance]

  /// The visit's conflicts of that kind.
  package static func conflicts(in scene: VisitScene) -> [Conflict] {
    scene.disputes(.sameInstance, where: scene.isClash)
  }
}

extension VisitScene {
  /// Whether the register belongs to an instance that was begun twice.
  func isClash(_ register: Register) -> Bool {
    guard case .answer(_, _, let instance) = register, !instance.isEmpty,
      let view = registers[register], view.isDisputed, view.base == nil
    else { return false }
    return Set(view.heads.map(\.origin)).count > 1
  }
}
