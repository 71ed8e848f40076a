/// In which form the same entries come back.
enum Delivery: String, CaseIterable, Sendable {
  /// Plain bundles, as the devices first packed them.
  case plain
  /// The same bundles, encrypted to the office.
  case encrypted
  /// Other bundles of the same content: each sealed anew under another number.
  case renamed
  /// Other bundles of the same content: each sealed anew in two halves.
  case split
}
