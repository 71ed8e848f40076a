/// An age v1 file that is written as a stream, in constant memory.
///
/// The header goes out at once; what is written is sealed chunk by chunk and passed on.
package final class AgeEncryption: ByteSink {
  /// What opens this very file, so that its writer can read it back.
  let identity: any AgeIdentity
  private let sink: any ByteSink
  private var chunks: AgeChunks
  private var waiting: [UInt8] = []

  /// Begins a file for these recipients.
  ///
  /// - Parameters:
  ///   - sink: Where the encrypted bytes go.
  ///   - recipients: Each of them alone can open the file.
  ///   - random: Where file key, nonce and the recipients' shares come from.
  /// - Throws: `noRecipient`, `notAlone`, `key`, `file`.
  package init(
    to sink: any ByteSink, recipients: [any AgeRecipient], random: @escaping AgeRandom
  ) throws(AgeError) {
    guard !recipients.isEmpty else { throw .noRecipient }
    let fileKey = AgeFileKey(random: random)
    var stanzas: [AgeStanza] = []
    for recipient in recipients {
      stanzas.append(try recipient.wrap(fileKey, random: random))
    }
    try AgeStanzas.check(stanzas)
    let header = AgeHeader(stanzas: stanzas, fileKey: fileKey)
    let nonce = random(AgeChunks.nonceBytes)
    identity = OwnFileKey(fileKey: fileKey)
    self.sink = sink
    chunks = AgeChunks(key: fileKey.payloadKey(nonce: nonce))
    waiting.reserveCapacity(AgeChunks.plainBytes)
    do { try sink.write((header.encoded + nonce)[...]) } catch { throw .file(error) }
  }

  package func write(_ bytes: ArraySlice<UInt8>) throws(BundleError) {
    var rest = bytes
    while !rest.isEmpty {
      // A full chunk waits until it is known whether it is the last.
      if waiting.count == AgeChunks.plainBytes { try sealWaiting(final: false) }
      let part = rest.prefix(AgeChunks.plainBytes - waiting.count)
      waiting += part
      rest = rest.dropFirst(part.count)
    }
  }

  /// Ends the payload; a file without it is refused as cut off.
  ///
  /// - Throws: `file`.
  package func finish() throws(BundleError) {
    try sealWaiting(final: true)
  }

  private func sealWaiting(final: Bool) throws(BundleError) {
    guard let sealed = chunks.seal(waiting, final: final) else { throw .key("age") }
    chunks.advance()
    waiting.removeAll(keepingCapacity: true)
    try sink.write(sealed[...])
  }
}

/// The file key itself, which its writer has until the file is closed.
private struct OwnFileKey: AgeIdentity {
  let fileKey: AgeFileKey

  func unwrap(_ stanza: AgeStanza) throws(AgeError) -> AgeFileKey? { fileKey }
}
