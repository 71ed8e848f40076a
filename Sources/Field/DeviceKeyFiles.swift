import Canonical
import Journal
import Sealing
import Storage

/// A laptop's private keys: files that only their owner reads, never in a bundle.
///
/// The first key is `keys/device.pem`; one that followed a closed journal has its digits in its
/// name. With each goes an age identity, which opens what was encrypted to it.
enum DeviceKeyFiles {
  /// The file of the key that signs a journal.
  static func key(of origin: Origin, in folder: String) -> String {
    let later = "\(folder)/keys/device-\(origin.holder).pem"
    return AtomicFile.exists(later) ? later : "\(folder)/keys/device.pem"
  }

  /// Makes a key with its identity.
  ///
  /// - Parameters:
  ///   - folder: The store's.
  ///   - isFirst: Whether it is the laptop's first.
  ///   - random: Where they come from.
  /// - Returns: The key, and to whom bundles for it are encrypted.
  /// - Throws: `BundleError`, also when the files are there already.
  static func make(
    in folder: String, isFirst: Bool, random: @escaping AgeRandom
  ) throws -> (key: PrivateKey, recipient: AgeX25519Recipient) {
    let key = try PrivateKey(raw: random(32)).orThrow(BundleError.key("device"))
    let identity = try AgeX25519Identity(random: random)
    let name = isFirst ? "device" : "device-\(key.publicKey.kid16)"
    try AtomicFile.makeFolder("\(folder)/keys", mode: 0o700)
    try key.write(toNewFileAt: "\(folder)/keys/\(name).pem")
    try AgeIdentityFile.write(
      identity, toNewFileAt: "\(folder)/keys/\(name).age", random: random)
    return (key, try identity.recipient.orThrow(BundleError.key("device")))
  }

  /// Every identity: what was sealed for a key before is opened too.
  ///
  /// - Throws: `BundleError`; `StoreError` where the folder cannot be read.
  static func identities(in folder: String) throws -> [AgeX25519Identity] {
    try AtomicFile.names(in: "\(folder)/keys").filter { $0.hasSuffix(".age") }.sorted()
      .flatMap { try AgeIdentityFile.read("\(folder)/keys/\($0)") }
  }
}
