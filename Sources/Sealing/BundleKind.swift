/// The kinds of bundle (design 5.1).
package enum BundleKind: String, Hashable, Sendable, CaseIterable {
  /// Office to device: the visits to make.
  case task
  /// Device to office or to a colleague's device: what was found.
  case result
  /// Office to device: cosigned checkpoints alone.
  case receipt
  /// To everybody: keys, enrolments and revocations.
  case keys

  /// Whether the seal must say when the bundle expires.
  package var mustExpire: Bool { self == .task || self == .keys }
}
