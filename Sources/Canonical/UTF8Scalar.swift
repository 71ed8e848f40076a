/// One character of two to four bytes, decoded where it stands.
struct UTF8Scalar {
  /// The code point.
  let value: UInt32
  /// How many bytes it takes.
  let length: Int

  /// The character that begins at an index.
  ///
  /// Nil when the bytes there are no UTF-8: a continuation without a beginning, one that is cut
  /// off, a longer spelling than needed, a surrogate, or more than U+10FFFF.
  init?(in bytes: Span<UInt8>, at index: Int) {
    let first = UInt32(bytes[index])
    var value: UInt32
    let least: UInt32
    switch first {
    case 0xC2...0xDF: (value, length, least) = (first & 0x1F, 2, 0x80)
    case 0xE0...0xEF: (value, length, least) = (first & 0x0F, 3, 0x800)
    case 0xF0...0xF4: (value, length, least) = (first & 0x07, 4, 0x10000)
    default: return nil
    }
    guard bytes.count - index >= length else { return nil }
    for place in index + 1..<index + length {
      let byte = UInt32(bytes[place])
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | byte & 0x3F
    }
    guard value >= least, value <= 0x10FFFF, !(0xD800...0xDFFF).contains(value) else { return nil }
    self.value = value
  }
}
