@testable import Sealing

/// A gzip member that stores its bytes, so that no version of zlib can change a vector.
enum StoredGzip {
  static func member(_ text: String) -> [UInt8] { member(Array(text.utf8)) }

  static func member(_ bytes: [UInt8]) -> [UInt8] {
    let count = UInt16(bytes.count)
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + words(count) + words(~count) + bytes
      + words(ZipForm.checksum(bytes[...])) + words(UInt32(bytes.count))
  }

  private static func words(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}
