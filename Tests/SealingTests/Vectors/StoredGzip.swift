@testable import Sealing

/// A gzip member that stores its bytes, so that no version of zlib can change a vector.
enum StoredGzip {
  static func member(_ text: String) -> [UInt8] { member(Array(text.utf8)) }

  static func member(_ bytes: [UInt8]) -> [UInt8] {
    let count = UInt16(bytes.count)
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + words(count) + words(~count) + bytes
      + words(ZipForm.checksum(bytes[...])) + words(UInt32(bytes.count))
  }

  /// A member that is a bomb: a zero, and then repeats it 258 times with each 13 bits.
  static func zeros(runs: Int) -> [UInt8] {
    var bits: [UInt8] = [1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0]
    for _ in 0..<runs { bits += [1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0] }
    bits += [UInt8](repeating: 0, count: 7)
    let deflated = stride(from: 0, to: bits.count, by: 8).map { start in
      bits[start...].prefix(8).reversed().reduce(UInt8(0)) { $0 << 1 | $1 }
    }
    let zeros = [UInt8](repeating: 0, count: 1 + 258 * runs)
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + deflated
      + words(ZipForm.checksum(zeros[...])) + words(UInt32(zeros.count))
  }

  private static func words(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}
