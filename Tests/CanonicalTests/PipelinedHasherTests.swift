import Testing

@testable import Canonical

@Suite("Hashing on a second core")
struct PipelinedHasherTests {
  private static let buffer = PipelinedHasher.bufferBytes
  private static let lengths = [
    0, 1, buffer - 1, buffer, buffer + 1, 4 * buffer, 9 * buffer, 9 * buffer + 3,
  ]

  @Test("Any number of bytes hashes to what one call gives", arguments: lengths)
  func sizes(count: Int) {
    let bytes = Self.bytes(count)
    #expect(Self.feed(bytes, to: PipelinedHasher()) == .sha256(bytes))
  }

  @Test("After a digest it begins anew")
  func again() {
    let hasher = PipelinedHasher()
    for count in Self.lengths {
      let bytes = Self.bytes(count)
      #expect(Self.feed(bytes, to: hasher) == .sha256(bytes))
    }
  }

  @Test("Pieces of any length are hashed in their order")
  func pieces() {
    let hasher = PipelinedHasher()
    var all: [UInt8] = []
    for count in [Self.buffer, 1, Self.buffer, 70_000, 3, Self.buffer] {
      let piece = Self.bytes(count).map { $0 &+ UInt8(truncatingIfNeeded: all.count) }
      all += piece
      hasher.next { buffer in
        buffer.replaceSubrange(0..<count, with: piece)
        return count
      }
    }
    #expect(hasher.finish() == .sha256(all))
  }

  @Test("A buffer whose filling failed is not hashed, and the next one is")
  func failure() {
    struct Stop: Error {}
    let hasher = PipelinedHasher()
    let bytes = Self.bytes(7 * Self.buffer)
    var rest = bytes[...]
    for round in 0..<14 {
      if round.isMultiple(of: 2) {
        #expect(throws: Stop.self) {
          try hasher.next { buffer throws(Stop) in
            buffer[0] = 1
            throw Stop()
          }
        }
      } else {
        hasher.next { Self.fill(&$0, from: &rest) }
      }
    }
    #expect(hasher.finish() == .sha256(bytes))
  }

  private static func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 9) }
  }

  private static func feed(_ bytes: [UInt8], to hasher: PipelinedHasher) -> Digest {
    var rest = bytes[...]
    while hasher.next({ fill(&$0, from: &rest) }) > 0 {}
    return hasher.finish()
  }

  private static func fill(_ buffer: inout [UInt8], from rest: inout ArraySlice<UInt8>) -> Int {
    let part = rest.prefix(buffer.count)
    buffer.replaceSubrange(0..<part.count, with: part)
    rest = rest.dropFirst(part.count)
    return part.count
  }
}
