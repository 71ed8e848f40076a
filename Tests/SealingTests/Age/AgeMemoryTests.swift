import Foundation
import Testing

@testable import Sealing

@Suite("age: memory")
struct AgeMemoryTests {
  @Test("A large stream passes through both directions in flat memory")
  func flat() throws {
    let total = 1 << 30
    let source = try EncryptingSource(total: total)
    let decryption = try AgeDecryption(source, identities: [TestAge.identity()])
    let before = try Self.residentBytes()
    var (received, largest) = (0, 0)
    while let part = try decryption.next() {
      received += part.count
      largest = max(largest, part.count)
    }
    #expect(received == total)
    #expect(largest == AgeChunks.plainBytes)
    // The end gives the batch that another core had, and the last one.
    #expect(
      source.largestHeld <= Files.bufferBytes + 2 * AgeChunks.batch * AgeChunks.sealedBytes)
    // Other tests run in the same process; half of the stream leaves room for them.
    #expect(try Self.residentBytes() - before < total / 2)
  }

  private static func residentBytes() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    let words = text.split(separator: " ")
    return try #require(Int(words[1])) * sysconf(Int32(_SC_PAGESIZE))
  }
}

/// Zeros that are made while they are read, encrypted on the way.
private final class EncryptingSource: ByteSource {
  private let encrypted = Queue()
  private let encryption: AgeEncryption
  private let zeros = [UInt8](repeating: 0, count: AgeChunks.plainBytes)
  private var left: Int?
  private(set) var largestHeld = 0

  init(total: Int) throws {
    encryption = try AgeEncryption(
      to: encrypted, recipients: [TestAge.recipient()], random: TestAge.random(7))
    left = total
  }

  func read(into buffer: inout [UInt8], upTo count: Int) throws(BundleError) -> Int {
    while encrypted.bytes.count < count, let left {
      if left == 0 {
        try encryption.finish()
        self.left = nil
      } else {
        let part = zeros.prefix(left)
        try encryption.write(part)
        self.left = left - part.count
      }
    }
    largestHeld = max(largestHeld, encrypted.bytes.count)
    return encrypted.take(into: &buffer, upTo: count)
  }
}

/// What was written and not yet read.
private final class Queue: ByteSink {
  private(set) var bytes: [UInt8] = []

  func write(_ bytes: ArraySlice<UInt8>) {
    self.bytes += bytes
  }

  func take(into buffer: inout [UInt8], upTo count: Int) -> Int {
    let part = bytes.prefix(count)
    buffer.replaceSubrange(0..<part.count, with: part)
    bytes.removeFirst(part.count)
    return part.count
  }
}
