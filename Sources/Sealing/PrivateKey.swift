import Canonical

/// A private signature key, which is never printed.
package struct PrivateKey: Sendable, CustomStringConvertible, CustomReflectable {
  /// Its public half.
  package let publicKey: PublicKey
  private let raw: [UInt8]

  /// A new key with randomness from swift-crypto.
  ///
  /// - Throws: `key` when the library made something that is no key.
  package init(algorithm: SignatureAlgorithm = .ed25519) throws(BundleError) {
    guard let key = PrivateKey(raw: algorithm.generate(), algorithm: algorithm) else {
      throw .key("new key")
    }
    self = key
  }

  /// A key from its bare bytes (32 for Ed25519); nil for anything that is no key.
  package init?(raw: [UInt8], algorithm: SignatureAlgorithm = .ed25519) {
    guard raw.count == algorithm.privateKeyBytes, let bytes = algorithm.publicKey(raw),
      let publicKey = PublicKey(raw: bytes, algorithm: algorithm)
    else { return nil }
    self.raw = raw
    self.publicKey = publicKey
  }

  /// Reads a PKCS#8 PEM file as `write` and `openssl genpkey` make it.
  ///
  /// - Throws: `file`; `key` with the path when the file holds no key of a known algorithm.
  package init(readingFileAt path: String) throws(BundleError) {
    try self.init(pem: Files.read(path, atMost: 4096), path)
  }

  /// Reads such a file that a passphrase wraps.
  ///
  /// - Throws: `file`; `encryption` for another passphrase; `key` with the path.
  package init(
    readingFileAt path: String, passphrase: AgeScryptIdentity
  ) throws(BundleError) {
    try self.init(pem: WrappedFile.read(path, passphrase: passphrase), path)
  }

  private init(pem text: [UInt8], _ path: String) throws(BundleError) {
    guard let der = PEM.bytes(of: text, label: Self.label),
      let algorithm = SignatureAlgorithm.all.first(where: {
        der.starts(with: $0.privateKeyPrefix)
      }),
      let key = PrivateKey(
        raw: Array(der.dropFirst(algorithm.privateKeyPrefix.count)), algorithm: algorithm)
    else { throw .key(path) }
    self = key
  }

  /// Writes the key as PKCS#8 PEM into a new file that only its owner can read (mode 0600).
  ///
  /// - Throws: `file`, also when the file is there already.
  package func write(toNewFileAt path: String) throws(BundleError) {
    try Files.writeNew(pem, to: path, mode: 0o600)
  }

  /// Writes the PEM into a new file that a passphrase wraps (mode 0600); `age -d` opens it.
  ///
  /// - Throws: `file`, also when the file is there already; `key` when there is no memory for the
  ///   passphrase's work.
  package func write(
    toNewFileAt path: String, passphrase: AgeScryptRecipient, random: @escaping AgeRandom
  ) throws(BundleError) {
    try WrappedFile.write(pem, toNewFileAt: path, passphrase: passphrase, random: random)
  }

  /// The key's signature over the bytes.
  ///
  /// - Throws: `key` when the library cannot sign with it.
  package func sign(_ bytes: [UInt8]) throws(BundleError) -> [UInt8] {
    guard let signature = publicKey.algorithm.sign(bytes, raw) else {
      throw .key(publicKey.kid16)
    }
    return signature
  }

  /// The bare public key: 32 bytes for Ed25519.
  package var rawPublicKey: [UInt8] { publicKey.rawPublicKey }

  package var description: String { "private key of \(publicKey.kid16)" }

  // Dumping a value must not show the key either.
  package var customMirror: Mirror { Mirror(self, children: ["id": publicKey.kid16]) }

  private var pem: [UInt8] {
    PEM.text(of: publicKey.algorithm.privateKeyPrefix + raw, label: Self.label)
  }

  private static let label = "PRIVATE KEY"
}
