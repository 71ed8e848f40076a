import Inspection
import Journal
package import Sealing
import Storage

/// A root holder's stick: where the holder's two keys are made, and what wraps them.
///
/// The root key signs keys bundles; the escrow identity opens whatever was encrypted, should the
/// recipient's key be lost (design 5.1). Each holder has both, so that one who is absent or lost
/// locks nothing.
package struct RootHolder: Sendable {
  /// The holder's folder.
  package let folder: String
  /// The holder's passphrase.
  package let passphrase: AgeScryptRecipient

  /// A holder from folder and passphrase.
  package init(folder: String, passphrase: AgeScryptRecipient) {
    self.folder = folder
    self.passphrase = passphrase
  }

  /// The file of the root key in a holder's folder, an age file of the scrypt form.
  package static func keyFile(in folder: String) -> String { "\(folder)/root.pem.age" }

  /// The file of the escrow identity in a holder's folder, of the same form.
  package static func escrowFile(in folder: String) -> String { "\(folder)/escrow.age" }

  /// Looks that nothing stands where the holder's keys go, and that files can be written there.
  ///
  /// - Throws: `StoreError.exists`, `file`.
  func prepare() throws {
    for file in [Self.keyFile(in: folder), Self.escrowFile(in: folder)]
    where AtomicFile.exists(file) {
      throw StoreError.exists(file)
    }
    try AtomicFile.prepareFolder(folder, mode: 0o700)
  }

  /// Makes the holder's keys.
  ///
  /// - Returns: The root key, and as the office's records name it.
  /// - Throws: `BundleError`, `AgeError`.
  func makeKeys(
    region: String, in surroundings: Surroundings
  ) throws -> (key: PrivateKey, trusted: TrustedKey) {
    let key = try PrivateKey(raw: surroundings.random(32)).orThrow(BundleError.key("root"))
    let escrow = try AgeX25519Identity(random: surroundings.random)
    try key.write(
      toNewFileAt: Self.keyFile(in: folder), passphrase: passphrase, random: surroundings.random)
    try AgeIdentityFile.write(
      escrow, toNewFileAt: Self.escrowFile(in: folder), passphrase: passphrase,
      random: surroundings.random)
    let trusted = TrustedKey(
      key: key.publicKey, role: .root, holder: "root:\(region)", recipient: escrow.recipient,
      from: surroundings.now())
    return (key, trusted)
  }

  /// Removes the keys again, of an act that was not done.
  ///
  /// - Throws: `StoreError.file`.
  func removeKeys() throws {
    for file in [Self.keyFile(in: folder), Self.escrowFile(in: folder)]
    where AtomicFile.exists(file) {
      try FileSystem.remove(file)
    }
  }
}
