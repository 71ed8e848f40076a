/// Lower-case hexadecimal.
package enum Hex {
  /// The hexadecimal text of the bytes, two digits each.
  package static func text(of bytes: [UInt8]) -> String {
    unsafe String(unsafeUninitializedCapacity: bytes.count * 2) { text in
      for (index, byte) in bytes.enumerated() {
        unsafe text[2 * index] = digit(byte >> 4)
        unsafe text[2 * index + 1] = digit(byte & 15)
      }
      return bytes.count * 2
    }
  }

  @inline(__always)
  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
  }

  /// The bytes of a lower-case hexadecimal text; nil for an odd count, an upper-case digit or
  /// anything else, because a second spelling of one value would be a second identity.
  package static func bytes(of text: some StringProtocol) -> [UInt8]? {
    var text = String(text)
    return text.withUTF8 { units in
      guard units.count.isMultiple(of: 2) else { return nil }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(units.count / 2)
      for index in stride(from: 0, to: units.count, by: 2) {
        guard let high = value(of: unsafe units[index]),
          let low = value(of: unsafe units[index + 1])
        else { return nil }
        bytes.append(high << 4 | low)
      }
      return bytes
    }
  }

  /// Whether all of the bytes are lower-case hexadecimal digits.
  package static func isText(_ bytes: Span<UInt8>) -> Bool {
    // What is no digit leaves a bit that no digit has.
    var others: UInt8 = 0
    for index in bytes.indices { others |= digits[Int(bytes[index])] }
    return others < 16
  }

  /// What each byte is as a digit; 16 for those that are none.
  static let digits: InlineArray<256, UInt8> = {
    var digits = InlineArray<256, UInt8>(repeating: 16)
    for byte in UInt8.min ... .max { digits[Int(byte)] = value(of: byte) ?? 16 }
    return digits
  }()

  static func value(of unit: UInt8) -> UInt8? {
    switch unit {
    case 0x30...0x39: unit - 0x30
    case 0x61...0x66: unit - 0x61 + 10
    default: nil
    }
  }
}
