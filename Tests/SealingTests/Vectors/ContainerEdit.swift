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
}
