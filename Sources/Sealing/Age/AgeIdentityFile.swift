/// The files in which X25519 identities lie, as `age-keygen` writes them: comments, and one
/// `AGE-SECRET-KEY-1…` a line, so that stock `age -d -i FILE` takes them.
package enum AgeIdentityFile {
  /// The identities of a file.
  ///
  /// - Throws: `file`; `key` with the path when a line is neither comment nor identity, or there
  ///   is none.
  package static func read(_ path: String) throws(BundleError) -> [AgeX25519Identity] {
    try identities(in: Files.read(path, atMost: 65_536), path)
  }

  /// The identities of a file that a passphrase wraps.
  ///
  /// - Throws: as `read`; `encryption` for another passphrase.
  package static func read(
    _ path: String, passphrase: AgeScryptIdentity
  ) throws(BundleError) -> [AgeX25519Identity] {
    try identities(in: WrappedFile.read(path, passphrase: passphrase), path)
  }

  /// Writes an identity into a new file that only its owner can read (mode 0600).
  ///
  /// - Parameters:
  ///   - identity: The identity.
  ///   - path: Where it goes.
  ///   - passphrase: Wraps the file; nil to leave it open, as on a disk that is encrypted itself.
  ///   - random: For the wrapping.
  /// - Throws: `file`, also when the file is there already; `key`.
  package static func write(
    _ identity: AgeX25519Identity, toNewFileAt path: String,
    passphrase: AgeScryptRecipient? = nil, random: @escaping AgeRandom
  ) throws(BundleError) {
    guard let recipient = identity.recipient else { throw .key(path) }
    let text = Array("# public key: \(recipient.text)\n\(identity.text)\n".utf8)
    guard let passphrase else { return try Files.writeNew(text, to: path, mode: 0o600) }
    try WrappedFile.write(text, toNewFileAt: path, passphrase: passphrase, random: random)
  }

  private static func identities(
    in bytes: [UInt8], _ path: String
  ) throws(BundleError) -> [AgeX25519Identity] {
    var identities: [AgeX25519Identity] = []
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      guard !line.hasPrefix("#") else { continue }
      guard let identity = AgeX25519Identity(text: String(line)) else { throw .key(path) }
      identities.append(identity)
    }
    guard !identities.isEmpty else { throw .key(path) }
    return identities
  }
}
