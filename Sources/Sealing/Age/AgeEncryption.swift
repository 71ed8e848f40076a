import Canonical

/// An age v1 file that is written as a stream, in constant memory.
///
/// The header goes out at once; what is written is sealed on another core, a few chunks at a time,
/// while the caller goes on, and passed on from the caller's.
package final class AgeEncryption: ByteSink {
  /// What opens this very file, so that its writer can read it back.
  let identity: any AgeIdentity
  private let sink: any ByteSink
  private var chunks: AgeChunks
  private var waiting: [UInt8] = []
  private let core = SecondCore<[UInt8]?>()

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
    waiting.reserveCapacity(Self.batchBytes)
    do { try sink.write((header.encoded + nonce)[...]) } catch { throw .file(error) }
  }

  /// How many bytes follow the header of a file that holds so many.
  static func payloadBytes(of plain: Int) -> Int {
    let chunks = max(1, (plain + AgeChunks.plainBytes - 1) / AgeChunks.plainBytes)
    return AgeChunks.nonceBytes + plain + chunks * AgeChunks.tagBytes
  }

  package func write(_ bytes: ArraySlice<UInt8>) throws(BundleError) {
    var rest = bytes
    while !rest.isEmpty {
      // A full batch waits until it is known whether its last chunk is the last of all.
      if waiting.count == Self.batchBytes { try sealWaiting() }
      let part = rest.prefix(Self.batchBytes - waiting.count)
      waiting += part
      rest = rest.dropFirst(part.count)
    }
  }

  /// Ends the payload; a file without it is refused as cut off.
  ///
  /// - Throws: `file`.
  package func finish() throws(BundleError) {
    while core.pending > 0 { try passOn(core.collect()) }
    try passOn(chunks.sealAll(waiting, final: true))
    waiting = []
  }

  private static let batchBytes = AgeChunks.batch * AgeChunks.plainBytes

  private func sealWaiting() throws(BundleError) {
    core.begin { [waiting, chunks] in chunks.sealAll(waiting, final: false) }
    chunks.advance(by: AgeChunks.batch)
    waiting = []
    waiting.reserveCapacity(Self.batchBytes)
    // One is being sealed while the one before is written.
    if core.pending > 1 { try passOn(core.collect()) }
  }

  private func passOn(_ sealed: [UInt8]??) throws(BundleError) {
    guard let sealed = sealed.flatMap(\.self) else { throw .key("age") }
    try sink.write(sealed[...])
  }
}

/// The file key itself, which its writer has until the file is closed.
private struct OwnFileKey: AgeIdentity {
  let fileKey: AgeFileKey

  func unwrap(_ stanza: AgeStanza) throws(AgeError) -> AgeFileKey? { fileKey }
}
