import Testing

@testable import Sealing

@Suite("age: round trips and damage")
struct AgeRoundTripTests {
  private static let chunk = AgeChunks.plainBytes

  @Test(
    "What was encrypted decrypts to the same bytes",
    arguments: [0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 5])
  func roundTrip(count: Int) throws {
    let plain = TestAge.plain(count)
    let file = try TestAge.encrypted(plain, to: [TestAge.recipient()])
    #expect(try TestAge.decrypted(file, by: [TestAge.identity()]) == plain)
    #expect(try TestAge.encrypted(plain, to: [TestAge.recipient()], piece: 1009) == file)
  }

  @Test("Each of several recipients opens the file, and a stranger does not")
  func recipients() throws {
    let plain = TestAge.plain(100)
    let file = try TestAge.encrypted(plain, to: [TestAge.recipient(1), TestAge.recipient(2)])
    for seed: UInt64 in 1...2 {
      #expect(try TestAge.decrypted(file, by: [TestAge.identity(seed)]) == plain)
    }
    #expect(throws: AgeError.noMatch) { try TestAge.decrypted(file, by: [TestAge.identity(3)]) }
    #expect(throws: AgeError.noMatch) { try TestAge.decrypted(file, by: []) }
    #expect(throws: AgeError.noRecipient) { try TestAge.encrypted(plain, to: []) }
  }

  @Test("Every flipped bit of a small file is refused")
  func flips() throws {
    let identity = try TestAge.identity()
    let file = try TestAge.encrypted(TestAge.plain(40), to: [TestAge.recipient()])
    for index in file.indices {
      for bit in 0..<8 {
        var damaged = file
        damaged[index] ^= 1 << bit
        #expect(
          TestAge.verdict(of: damaged, by: identity) != nil, "bit \(bit) of byte \(index)")
      }
    }
  }

  @Test("Every cut of a small file, and a byte more, are refused")
  func cuts() throws {
    let identity = try TestAge.identity()
    let file = try TestAge.encrypted(TestAge.plain(40), to: [TestAge.recipient()])
    for count in file.indices {
      #expect(TestAge.verdict(of: Array(file[..<count]), by: identity) != nil, "\(count) bytes")
    }
    #expect(TestAge.verdict(of: file + [0], by: identity) == .payload)
  }

  @Test("A file cut between chunks, with chunks swapped, doubled or followed by bytes is refused")
  func chunks() throws {
    let identity = try TestAge.identity()
    let file = try TestAge.encrypted(TestAge.plain(3 * Self.chunk), to: [TestAge.recipient()])
    let sealed = AgeChunks.sealedBytes
    let start = file.count - 3 * sealed
    let head = Array(file[..<start])
    let parts = (0..<3).map { Array(file[(start + $0 * sealed)...].prefix(sealed)) }
    let broken: [[[UInt8]]] = [
      [], [parts[0]], [parts[0], parts[1]], [parts[1], parts[0], parts[2]],
      [parts[0], parts[0], parts[1], parts[2]], [parts[0], parts[2]], [parts[2]],
      parts + [[0]], parts + [parts[2]],
    ]
    for order in broken {
      let damaged = head + order.flatMap { $0 }
      #expect(TestAge.verdict(of: damaged, by: identity) == .payload)
    }
    #expect(TestAge.verdict(of: head + parts.flatMap { $0 }, by: identity) == nil)
  }
}
