import Canonical

/// An age v1 file that is opened as a stream, in constant memory.
///
/// Each part that it gives was authenticated, but only the end says that nothing is missing. What
/// comes next is read ahead and opened on another core.
package final class AgeDecryption {
  private let input: AgeInput
  private let opener: AgeOpener
  private let core = SecondCore<AgeOpener.Batch>()
  private var opened = AgeOpener.Batch()
  private var unreadable: AgeError?
  private var isRead = false

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
    opener = AgeOpener(AgeChunks(key: fileKey.payloadKey(nonce: nonce)))
  }

  /// The next part of the plain bytes; nil once the whole payload was given.
  ///
  /// - Throws: `payload`, `trailing`, `file`.
  package func next() throws(AgeError) -> [UInt8]? {
    while true {
      if let part = opened.parts.popFirst() { return part }
      if let failure = opened.failure { throw failure }
      readAhead()
      guard let batch = core.collect() else {
        if let unreadable { throw unreadable }
        return nil
      }
      opened = batch
    }
  }

  /// Hands the whole payload on.
  ///
  /// - Throws: `payload`, `trailing`, `file`; what was written until then is not to be used.
  package func copy(to sink: any ByteSink) throws(AgeError) {
    while let part = try next() {
      do { try sink.write(part[...]) } catch { throw .file(error) }
    }
  }

  /// Two batches are under way: one is opened while the next is read.
  private func readAhead() {
    while !isRead, core.pending < 2 {
      do throws(AgeError) {
        let sealed = try input.take(AgeChunks.batch * AgeChunks.sealedBytes)
        isRead = sealed.count < AgeChunks.batch * AgeChunks.sealedBytes
        core.begin { [opener, isRead] in opener.open(sealed, isLast: isRead) }
      } catch {
        // Told when what was read before has been given.
        unreadable = error
        isRead = true
      }
    }
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
