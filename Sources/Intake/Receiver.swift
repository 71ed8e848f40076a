package import Canonical
package import Sealing
package import Storage

/// Who takes result bundles in: the office, or a laptop from a colleague's (merge.md).
package protocol Receiver: Sendable {
  /// Where entries and evidence go.
  var store: Store { get }
  /// For whom bundles must be.
  var party: Party { get throws }

  /// What opens the bundles that were encrypted to the receiver.
  ///
  /// - Throws: `BundleError`, `StoreError`.
  func identities() throws -> [AgeX25519Identity]

  /// The keys that count.
  ///
  /// - Throws: `TrustError`; as the store fails.
  func trust(_ reading: Reading) throws -> Trust

  /// Of what the entries are taken in.
  ///
  /// - Throws: as the store fails.
  func scope(_ reading: Reading) throws -> IntakeScope

  /// Records that a bundle was taken in.
  ///
  /// - Throws: as the store fails.
  func recordReceived(_ data: [String: JSONValue], in writing: Writing) throws

  /// Records that a bundle was not taken in.
  ///
  /// - Throws: as the store fails.
  func recordRefused(_ data: [String: JSONValue], in writing: Writing) throws
}
