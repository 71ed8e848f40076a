/// A signature algorithm of the seal: an open set with one registry line for each.
///
/// What differs between algorithms is here; nothing else in the kit names one.
package struct SignatureAlgorithm: Sendable, Hashable, CustomStringConvertible {
  /// How the seal and the signature's entry name it.
  package let name: String
  /// Bytes of a public key, without its wrapping.
  let publicKeyBytes: Int
  /// Bytes of a private key, without its wrapping.
  let privateKeyBytes: Int
  /// Bytes of a signature: more than one count where stock tools take it in DER, as of SM2.
  let signatureBytes: ClosedRange<Int>
  /// What stands before the raw key in the DER SubjectPublicKeyInfo.
  let publicKeyPrefix: [UInt8]
  /// What stands before the raw key in the DER PKCS#8.
  let privateKeyPrefix: [UInt8]
  /// A new private key from the system's generator.
  let generate: @Sendable () -> [UInt8]
  /// The public key of a private one; nil when the bytes are no key.
  let publicKey: @Sendable (_ privateKey: [UInt8]) -> [UInt8]?
  /// A signature; nil when the bytes are no key.
  let sign: @Sendable (_ message: [UInt8], _ privateKey: [UInt8]) -> [UInt8]?
  /// Whether the bytes, of the right count, may be a public key: weak ones are none.
  let isPublicKey: @Sendable (_ publicKey: [UInt8]) -> Bool
  /// Whether the signature is the key's over the message.
  let isValid: @Sendable (_ signature: [UInt8], _ message: [UInt8], _ publicKey: [UInt8]) -> Bool

  /// The registry: one line for each algorithm.
  ///
  /// A task-local value so that a test can add an algorithm that is not shipped, for its own
  /// duration and without a door that the programs could go through.
  @TaskLocal static var all: [SignatureAlgorithm] = [
    .ed25519
  ]

  /// The algorithm of that name; nil when the registry has none.
  package static func named(_ name: String) -> SignatureAlgorithm? {
    all.first { $0.name == name }
  }

  package var description: String { name }

  package static func == (left: SignatureAlgorithm, right: SignatureAlgorithm) -> Bool {
    left.name == right.name
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
  }
}
