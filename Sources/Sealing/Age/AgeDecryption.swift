/// An age v1 file that is opened as a stream, in constant memory.
///
/// Each part that it gives was authenticated, but only the end says that nothing is missing.
package final class AgeDecryption {
  private let input: AgeInput
  private var chunks: AgeChunks
  private var ended = false

  /// Reads the header and finds the file key.
  ///
  /// - Throws: every case but `payload`, `trailing`, `noRecipient`.
  package init(_ source: any ByteSource, identities: [any AgeIdentity]) throws(AgeError) {
    let input = AgeInput(source)
    let header = try AgeHeaderParser.header(from: input)
    let fileKey = try Self.fileKey(in: header, identities: identities)
    guard fileKey.authenticates(header) else { throw .headerMAC }
    let nonce = try input.take(AgeChunks.nonceBytes)
    guard nonce.count == AgeChunks.nonceBytes else { throw .nonce }
    self.input = input
    chunks = AgeChunks(key: fileKey.payloadKey(nonce: nonce))
  }

  /// The next part of the plain bytes; nil once the whole payload was given.
  ///
  /// - Throws: `payload`, `trailing`, `file`.
  package func next() throws(AgeError) -> [UInt8]? {
    let sealed = try input.take(AgeChunks.sealedBytes)
    if ended {
      guard sealed.isEmpty else { throw .trailing }
      return nil
    }
    let plain = try open(sealed)
    chunks.advance()
    return plain
  }

  /// Hands the whole payload on.
  ///
  /// - Throws: `payload`, `trailing`, `file`; what was written until then is not to be used.
  package func copy(to sink: any ByteSink) throws(AgeError) {
    while let part = try next() {
      do { try sink.write(part[...]) } catch { throw .file(error) }
    }
  }

  private func open(_ sealed: [UInt8]) throws(AgeError) -> [UInt8] {
    // A short chunk is the last, a full one may be.
    if sealed.count == AgeChunks.sealedBytes, let plain = chunks.open(sealed, final: false) {
      return plain
    }
    guard let plain = chunks.open(sealed, final: true), !plain.isEmpty || chunks.index == 0 else {
      throw .payload(chunk: chunks.index)
    }
    ended = true
    return plain
  }

  private static func fileKey(
    in header: AgeHeader, identities: [any AgeIdentity]
  ) throws(AgeError) -> AgeFileKey {
    for identity in identities {
      for stanza in header.stanzas {
        if let fileKey = try identity.unwrap(stanza) { return fileKey }
      }
    }
    throw .noMatch
  }
}
