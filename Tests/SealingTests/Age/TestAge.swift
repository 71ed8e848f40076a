import Canonical
import Support
import Synchronization
import Testing

@testable import Sealing

/// What the tests of age share; keys and numbers from fixed seeds, for tests only.
enum TestAge {
  /// A work factor without any protection, so that the tests are quick.
  static let testOnlyWorkFactor = 2

  /// Numbers that look random and are the same for the same seed.
  static func random(_ seed: UInt64) -> AgeRandom {
    let numbers = SeededNumbers(seed: seed)
    return { numbers.bytes($0) }
  }

  static func identity(_ seed: UInt64 = 1) throws -> AgeX25519Identity {
    try AgeX25519Identity(random: random(seed))
  }

  static func recipient(_ seed: UInt64 = 1) throws -> AgeX25519Recipient {
    try #require(try identity(seed).recipient)
  }

  static func scryptRecipient(_ passphrase: String) throws -> AgeScryptRecipient {
    try #require(AgeScryptRecipient(passphrase: passphrase, workFactor: testOnlyWorkFactor))
  }

  static func plain(_ count: Int) -> [UInt8] { random(UInt64(count))(count) }

  /// A whole file in memory, written in pieces.
  static func encrypted(
    _ plain: [UInt8], to recipients: [any AgeRecipient], seed: UInt64 = 7,
    piece: Int = .max
  ) throws -> [UInt8] {
    let sink = MemorySink()
    let encryption = try AgeEncryption(to: sink, recipients: recipients, random: random(seed))
    var rest = plain[...]
    while !rest.isEmpty {
      try encryption.write(rest.prefix(piece))
      rest = rest.dropFirst(piece)
    }
    try encryption.finish()
    return sink.bytes
  }

  static func decrypted(_ file: [UInt8], by identities: [any AgeIdentity]) throws -> [UInt8] {
    let sink = MemorySink()
    try AgeDecryption(MemorySource(file), identities: identities).copy(to: sink)
    return sink.bytes
  }

  /// How a file is refused; nil when it opens.
  static func verdict(of file: [UInt8], by identity: any AgeIdentity) -> AgeError.Verdict? {
    do throws(AgeError) {
      let decryption = try AgeDecryption(MemorySource(file), identities: [identity])
      while try decryption.next() != nil {}
      return nil
    } catch {
      return error.verdict
    }
  }
}

/// A generator behind a lock, as a closure that may be sent needs it.
private final class SeededNumbers: Sendable {
  private let generator: Mutex<SeededGenerator>

  init(seed: UInt64) {
    generator = Mutex(SeededGenerator(seed: seed))
  }

  func bytes(_ count: Int) -> [UInt8] {
    generator.withLock { generator in
      (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    }
  }
}
