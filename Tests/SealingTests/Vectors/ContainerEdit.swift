import Testing

@testable import Sealing

/// A container's bytes, to be changed where a header of `data/a` or the end record stands.
struct ContainerEdit {
  private static let name = Array("bag/data/a".utf8)
  var bytes: [UInt8]

  /// Where the local header of `data/a` begins.
  func local() throws -> Int {
    try #require(bytes.firstRange(of: Self.name)).lowerBound - ZipForm.headerBytes
  }

  /// Where the directory's line of `data/a` begins.
  func central() throws -> Int { try #require(bytes.ranges(of: Self.name).last).lowerBound - 46 }

  /// Where the end record begins.
  var end: Int { bytes.count - ZipForm.endBytes }

  /// Where the directory begins.
  func directory() throws -> Int {
    try #require(bytes.firstRange(of: [0x50, 0x4B, 1, 2])).lowerBound
  }

  mutating func local(_ offset: Int, _ value: UInt8) throws { bytes[try local() + offset] = value }

  mutating func central(_ offset: Int, _ value: UInt8) throws {
    bytes[try central() + offset] = value
  }

  mutating func end(_ offset: Int, _ value: UInt8) { bytes[end + offset] = value }

  /// Puts bytes in before the directory, and moves the offsets after them along.
  mutating func insert(_ more: [UInt8], at place: Int) throws {
    var line = try directory()
    bytes.insert(contentsOf: more, at: place)
    line += more.count
    while line < end {
      if word(line + 42) >= place { set(line + 42, word(line + 42) + more.count) }
      line += 46 + Int(bytes[line + 28])
    }
    set(end + 16, word(end + 16) + more.count)
  }

  /// The little-endian word at a place.
  func word(_ place: Int) -> Int {
    (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  mutating func set(_ place: Int, _ value: Int) {
    for byte in 0..<4 { bytes[place + byte] = UInt8(truncatingIfNeeded: value >> (8 * byte)) }
  }
}
