package import Journal

/// Who signs the checkpoints of a journal: the origin's key, as a function that never shows it.
package struct Signer: Sendable {
  /// The origin's verifier key of kind `signature`.
  package let key: NoteKey
  /// The Ed25519 signature of the bytes.
  package let sign: @Sendable ([UInt8]) throws -> [UInt8]

  /// A signer from its key and its signing function.
  package init(key: NoteKey, sign: @escaping @Sendable ([UInt8]) throws -> [UInt8]) {
    self.key = key
    self.sign = sign
  }
}
