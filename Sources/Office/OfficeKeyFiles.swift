import Canonical
import Inspection
import Journal
import Sealing
import Storage

/// The office's private keys beside its store: `keys/office-<kid16>.pem` and `.age`.
///
/// After a rotation the old identity stays, so that results on their way still open; the old
/// signing key has no use any more and goes.
enum OfficeKeyFiles {
  /// Makes a new office key with its identity.
  ///
  /// - Returns: The key, and as the office's records name it.
  /// - Throws: `BundleError`, `AgeError`, `StoreError`.
  static func make(
    in folder: String, region: String, _ surroundings: Surroundings
  ) throws -> (key: PrivateKey, trusted: TrustedKey) {
    let key = try PrivateKey(raw: surroundings.random(32)).orThrow(BundleError.key("office"))
    let identity = try AgeX25519Identity(random: surroundings.random)
    let kid16 = key.publicKey.kid16
    try AtomicFile.makeFolder("\(folder)/keys", mode: 0o700)
    try key.write(toNewFileAt: keyPath(kid16, in: folder))
    try AgeIdentityFile.write(
      identity, toNewFileAt: identityPath(kid16, in: folder), random: surroundings.random)
    let trusted = TrustedKey(
      key: key.publicKey, role: .office, holder: "office:\(region)",
      recipient: identity.recipient, from: surroundings.now())
    return (key, trusted)
  }

  /// The office's signing key: of those beside the store, the one that the store knows as good.
  ///
  /// A store whose office keys were deleted takes any: `office verify` names the rows.
  ///
  /// - Throws: `StoreError.keyDiffers` when none of them is the office's; `BundleError`.
  static func signingKey(in folder: String, _ store: Store) throws -> PrivateKey {
    let rows = try store.read { try $0.keyRows() }
    let revoked = Set(rows.filter { $0.type == "key.revoked" }.map(\.kid))
    let good = Set(rows.filter { $0.type == "key.office" }.map(\.kid)).subtracting(revoked)
    let files = try names(in: folder, ending: ".pem")
    let keys = try files.map { try PrivateKey(readingFileAt: $0) }
    guard let key = keys.first(where: { good.isEmpty || good.contains($0.publicKey.id.hex) })
    else { throw StoreError.keyDiffers(files.first ?? "\(folder)/keys") }
    return key
  }

  /// The identities that open what was encrypted to the office, old ones too.
  ///
  /// - Throws: `BundleError`, `StoreError`.
  static func identities(in folder: String) throws -> [AgeX25519Identity] {
    try names(in: folder, ending: ".age").flatMap { try AgeIdentityFile.read($0) }
  }

  /// Removes the signing key that a rotation ended, or both files of one that was not done.
  ///
  /// - Throws: `StoreError.file`.
  static func remove(_ kid16: String, in folder: String, withIdentity: Bool) throws {
    try FileSystem.remove(keyPath(kid16, in: folder))
    if withIdentity { try FileSystem.remove(identityPath(kid16, in: folder)) }
  }

  private static func names(in folder: String, ending: String) throws -> [String] {
    try AtomicFile.names(in: "\(folder)/keys")
      .filter { $0.hasPrefix("office-") && $0.hasSuffix(ending) }.map { "\(folder)/keys/\($0)" }
  }

  private static func keyPath(_ kid16: String, in folder: String) -> String {
    "\(folder)/keys/office-\(kid16).pem"
  }

  private static func identityPath(_ kid16: String, in folder: String) -> String {
    "\(folder)/keys/office-\(kid16).age"
  }
}
