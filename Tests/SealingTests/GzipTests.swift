import Testing

@testable import Sealing

@Suite("gzip")
struct GzipTests {
  @Test(
    "What was compressed expands to the same bytes",
    arguments: [0, 1, 65_535, 65_536, 65_537, 1_000_000])
  func roundTrip(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
    let packed = try Gzip.compress(bytes)
    #expect(try Gzip.expand(packed, limit: count, path: "p") == bytes)
    if count > 0 {
      #expect(throws: BundleError.expandsBeyond(path: "p")) {
        try Gzip.expand(packed, limit: count - 1, path: "p")
      }
    }
  }

  @Test("The header has no time and no name")
  func header() throws {
    let packed = try Gzip.compress(lines: SmallBundle.journalLines)
    #expect(Array(packed[..<9]) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0])
    let expanded = try Gzip.expand(packed, limit: 1000, path: "p")
    #expect(String(decoding: expanded, as: UTF8.self) == "{\"seq\":0}\n{\"seq\":1}\n")
  }

  @Test("A second member, trailing bytes, a cut and damage are refused")
  func refused() throws {
    let packed = try Gzip.compress(Array("hello".utf8))
    for bad in [packed + packed, packed + [0], Array(packed.dropLast())] {
      #expect(throws: BundleError.notOneMember(path: "p")) {
        try Gzip.expand(bad, limit: 100, path: "p")
      }
    }
    var damaged = packed
    damaged[packed.count - 6] ^= 1
    #expect(throws: BundleError.gzip(path: "p")) {
      try Gzip.expand(damaged, limit: 100, path: "p")
    }
    #expect(throws: BundleError.notOneMember(path: "p")) {
      try Gzip.expand([], limit: 100, path: "p")
    }
    #expect(throws: BundleError.gzip(path: "p")) {
      try Gzip.expand(Array("no gzip at all".utf8), limit: 100, path: "p")
    }
  }

  @Test("A member fed byte by byte expands like one fed whole")
  func byteByByte() throws {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 / 9) }
    let packed = try Gzip.compress(bytes)
    let inflater = try Inflater(path: "p", limit: bytes.count)
    var expanded: [UInt8] = []
    for index in packed.indices {
      try inflater.feed(packed[index...index]) { part throws(BundleError) in
        expanded.append(contentsOf: part)
      }
    }
    #expect(try inflater.finish().size == bytes.count)
    #expect(expanded == bytes)
  }
}
