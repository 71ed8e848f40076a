import Journal

/// Of what a receiver takes entries in.
package enum IntakeScope: Equatable, Sendable {
  /// Of everything, as the office does.
  case everything
  /// Of these visits, as a laptop does: it has them itself (merge.md).
  ///
  /// Whole parts of journals are carried to the office all the same, as they came: only a part
  /// without gaps can be proved to be its origin's word.
  case visits(Set<String>)

  /// Whether an entry is taken in.
  func includes(_ entry: Entry) -> Bool {
    switch self {
    case .everything: true
    case .visits(let names): entry.visit.map { names.contains($0) } ?? false
    }
  }
}
