/// The bytes that stand for themselves in a string: ASCII but controls, quote and backslash.
enum PlainBytes {
  /// Whether the byte is one of them.
  @inline(__always)
  static func contains(_ byte: UInt8) -> Bool {
    byte &- 0x20 < 0x5F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// Where the run of them that begins at an index ends.
  ///
  /// Eight at a time, as most of a journal are digests.
  @inline(__always)
  static func end(from start: Int, in bytes: Span<UInt8>) -> Int {
    var next = start
    while bytes.count - next >= 8 {
      let word = unsafe bytes.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: next, as: UInt64.self)
      let others = others(in: UInt64(littleEndian: word))
      guard others == 0 else { return next + others.trailingZeroBitCount / 8 }
      next += 8
    }
    while next < bytes.count, contains(bytes[next]) { next += 1 }
    return next
  }

  /// The top bit of the first byte that is no plain one, and perhaps of later ones; 0 when all
  /// eight are plain.
  ///
  /// A byte borrows from the next only when it is itself no plain one.
  @inline(__always)
  private static func others(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let control = word &- ones &* 0x20
    let delete = word &+ ones
    let quote = (word ^ ones &* UInt64(UInt8(ascii: "\""))) &- ones
    let backslash = (word ^ ones &* UInt64(UInt8(ascii: "\\"))) &- ones
    return (word | control | delete | quote | backslash) & (ones &* 0x80)
  }
}
