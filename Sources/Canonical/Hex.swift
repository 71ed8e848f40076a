/// Lower-case hexadecimal, by table.
package enum Hex {
  private static let digits = Array("0123456789abcdef".utf8)

  /// The hexadecimal text of the bytes, two digits each.
  package static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
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
    for index in bytes.indices where value(of: bytes[index]) == nil { return false }
    return true
  }

  static func value(of unit: UInt8) -> UInt8? {
    switch unit {
    case 0x30...0x39: unit - 0x30
    case 0x61...0x66: unit - 0x61 + 10
    default: nil
    }
  }
}
