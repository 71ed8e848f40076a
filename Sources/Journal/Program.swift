/// What this program calls itself in the journal.
package enum Program {
  /// Name and version.
  package static let name = "yicha \(version)"
  /// The version.
  package static let version = "0.1.0"
}
