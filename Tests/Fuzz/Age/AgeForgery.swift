@testable import Sealing

/// age files of somebody who knows the file key and the identities that open them.
struct AgeForgery {
  /// The stanza that holds the file key for the known identity.
  let stanza: [UInt8]
  private let fileKey = AgeFileKey(random: numbers)
  private let identities: [any AgeIdentity]
  private static let nonce = numbers(AgeChunks.nonceBytes)
  private static let numbers: AgeRandom = { [UInt8](repeating: 7, count: $0) }
  private static let passphrase = "test only"
  /// Without any protection, so that the fuzzer is quick.
  private static let testOnlyWorkFactor = 3

  init() throws {
    let identity = try AgeX25519Identity(random: Self.numbers)
    guard let recipient = identity.recipient,
      let scrypt = AgeScryptIdentity(
        passphrase: Self.passphrase, workFactorLimit: Self.testOnlyWorkFactor)
    else { fatalError("the known keys are keys") }
    stanza = try recipient.wrap(fileKey, random: Self.numbers).encoded
    identities = [identity, scrypt]
  }

  /// What the reader gives of a file; nil when it refuses.
  func plain(of file: [UInt8]) -> [UInt8]? {
    do throws(AgeError) {
      let decryption = try AgeDecryption(MemorySource(file), identities: identities)
      var plain: [UInt8] = []
      while let part = try decryption.next() { plain += part }
      return plain
    } catch {
      return nil
    }
  }

  /// What the MAC of a header with these lines covers.
  func covered(_ lines: [UInt8]) -> [UInt8] {
    AgeHeader.version + [0x0A] + lines + AgeHeader.end
  }

  /// A file whose header covers these bytes, and whose payload follows a script.
  func file(covered: [UInt8], chunks script: [UInt8]) -> [UInt8] {
    let mac = AgeBase64.text(of: fileKey.headerMAC(of: covered))
    return covered + [0x20] + mac + [0x0A] + Self.nonce + payload(script)
  }

  /// The stanzas of a header that was taken.
  func stanzas(covered: [UInt8]) -> [AgeStanza]? {
    do throws(AgeError) {
      let input = AgeInput(MemorySource(file(covered: covered, chunks: [])))
      return try AgeHeaderParser.header(from: input).stanzas
    } catch {
      return nil
    }
  }

  /// A file of a passphrase.
  func passphraseFile() throws -> [UInt8] {
    guard
      let recipient = AgeScryptRecipient(
        passphrase: Self.passphrase, workFactor: Self.testOnlyWorkFactor)
    else { fatalError("the known passphrase is one") }
    let sink = Memory()
    let encryption = try AgeEncryption(to: sink, recipients: [recipient], random: Self.numbers)
    try encryption.write([1, 2, 3])
    try encryption.finish()
    return sink.bytes
  }

  // MARK: The payload

  /// Each byte seals one chunk: the lowest bit says whether as the last, the next two how long it
  /// is, then one whether its number is passed over, one whether it is written twice, one whether
  /// its last byte is cut off.
  private func payload(_ script: [UInt8]) -> [UInt8] {
    var chunks = AgeChunks(key: fileKey.payloadKey(nonce: Self.nonce))
    var payload: [UInt8] = []
    for step in script.prefix(Self.maximumSteps) {
      if step & 8 != 0 { chunks.advance() }
      guard let sealed = chunks.seal(Self.plain(step), final: step & 1 != 0) else {
        fatalError("a chunk can be sealed")
      }
      chunks.advance()
      payload += sealed
      if step & 16 != 0 { payload += sealed }
      if step & 32 != 0 { payload.removeLast() }
    }
    return payload
  }

  /// What a script gives when it writes a payload as it must be; nil for any other.
  func honest(_ script: [UInt8]) -> [UInt8]? {
    let steps = script.prefix(Self.maximumSteps)
    guard let last = steps.last, last & 0x39 == 1, steps.count == 1 || Self.size(last) > 0,
      steps.dropLast().allSatisfy({ $0 & 0x39 == 0 && Self.size($0) == AgeChunks.plainBytes })
    else { return nil }
    return steps.flatMap(Self.plain)
  }

  private static let maximumSteps = 6

  private static func plain(_ step: UInt8) -> [UInt8] {
    [UInt8](repeating: 0x61, count: size(step))
  }

  private static func size(_ step: UInt8) -> Int {
    [3, AgeChunks.plainBytes, 0, AgeChunks.plainBytes - 1][Int(step >> 1 & 3)]
  }
}

/// Memory as a sink.
private final class Memory: ByteSink {
  private(set) var bytes: [UInt8] = []

  func write(_ bytes: ArraySlice<UInt8>) {
    self.bytes.append(contentsOf: bytes)
  }
}
