import CZlib
import Canonical

/// The one legal form of every header of the container; there is no reader of headers, only this.
enum ZipForm {
  /// The bytes of a local header before the name.
  static let headerBytes = 30
  /// The bytes of a directory's line before the name.
  static let directoryBytes = 46
  /// The bytes of the end record.
  static let endBytes = 22
  /// `bagit.txt`.
  static let bagit = Array("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".utf8)

  /// How many bytes an entry takes besides its own: header and line of the directory.
  static func bytes(around name: String) -> Int {
    headerBytes + directoryBytes + 2 * ("bag/".utf8.count + name.utf8.count)
  }

  /// The local header of an entry: stored, version 1.0, the date 1980-01-01.
  static func header(name: String, checksum: UInt32, size: UInt32) -> [UInt8] {
    var bytes = LittleEndian()
    bytes.append(0x0403_4B50, 10 as UInt16, 0, 0, 0, 0x21)
    bytes.append32(checksum, size, size)
    bytes.append16(UInt16(name.utf8.count), 0)
    return bytes.bytes + name.utf8
  }

  /// The directory's line for an entry at an offset.
  static func directoryEntry(
    name: String, checksum: UInt32, size: UInt32, offset: UInt32
  ) -> [UInt8] {
    var bytes = LittleEndian()
    bytes.append(0x0201_4B50, 20 as UInt16, 10, 0, 0, 0, 0x21)
    bytes.append32(checksum, size, size)
    bytes.append16(UInt16(name.utf8.count), 0, 0, 0, 0)
    bytes.append32(0, offset)
    return bytes.bytes + name.utf8
  }

  /// The end record.
  static func end(entries: UInt16, directorySize: UInt32, offset: UInt32) -> [UInt8] {
    var bytes = LittleEndian()
    bytes.append(0x0605_4B50, 0 as UInt16, 0, entries, entries)
    bytes.append32(directorySize, offset)
    bytes.append16(0)
    return bytes.bytes
  }

  /// The CRC-32 and the size that a header claims.
  static func claims(of header: [UInt8]) -> (checksum: UInt32, size: UInt32) {
    (word(header[14..<18]), word(header[18..<22]))
  }

  /// CRC-32 of the bytes, going on from one of bytes before.
  static func checksum(_ bytes: ArraySlice<UInt8>, from before: UInt32 = 0) -> UInt32 {
    let sum = unsafe bytes.withUnsafeBytes { raw in
      unsafe crc32_z(
        UInt(before), raw.baseAddress?.assumingMemoryBound(to: UInt8.self), z_size_t(raw.count))
    }
    // zlib gives 0 for no buffer at all, whatever came before.
    return bytes.isEmpty ? before : UInt32(truncatingIfNeeded: sum)
  }

  private static func word(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}

/// Little-endian words, one after another.
private struct LittleEndian {
  var bytes: [UInt8] = []

  mutating func append(_ signature: UInt32, _ words: UInt16...) {
    append32(signature)
    for word in words { append(word) }
  }

  mutating func append32(_ words: UInt32...) {
    for word in words {
      append(UInt16(truncatingIfNeeded: word))
      append(UInt16(truncatingIfNeeded: word >> 16))
    }
  }

  mutating func append16(_ words: UInt16...) {
    for word in words { append(word) }
  }

  private mutating func append(_ word: UInt16) {
    bytes.append(UInt8(truncatingIfNeeded: word))
    bytes.append(UInt8(truncatingIfNeeded: word >> 8))
  }
}
