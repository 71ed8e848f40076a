/// What a store belongs to.
package enum StoreKind: String, Sendable {
  /// A laptop's.
  case field
  /// The office's.
  case office
}
