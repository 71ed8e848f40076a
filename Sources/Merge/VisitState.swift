/// Where a visit stands (merge.md 4).
package enum VisitState: String, Hashable, Sendable, CaseIterable {
  /// Given to a team that has recorded nothing yet.
  case issued
  /// Acts are recorded; not finished, or reopened.
  case underway
  /// Finished by someone, while a live answer is the ancestor of no finish.
  case finishedInPart
  /// Each live answer is the ancestor of a finish. Whether the finishes are signed is
  /// `VisitView.isSigned`.
  case finished
  /// Ended without a result.
  case voided
  /// Called back by the office.
  case recalled
  /// Given to another team that has recorded nothing yet.
  case reassigned
  /// Entries that do not know of each other say different things; a person decides.
  case undecided
}
