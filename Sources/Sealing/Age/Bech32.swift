/// Bech32 (BIP 173) without its limit on length, as age writes keys.
///
/// Each kind of key is taken in the one case in which age writes it (C2SP age.md, "Conventions used
/// in this document").
enum Bech32 {
  /// The lower-case text of a prefix and bytes.
  static func text(prefix: String, bytes: [UInt8]) -> String {
    var (values, rest, count) = regrouped(bytes, from: 8, to: 5)
    if count > 0 { values.append(UInt8(rest << (5 - count))) }
    let sum = checksum(expanded(prefix) + values + [UInt8](repeating: 0, count: 6)) ^ 1
    let check = (0..<6).map { UInt8(truncatingIfNeeded: sum >> (5 * (5 - $0)) & 31) }
    let letters = (values + check).map { alphabet[Int($0)] }
    return prefix + "1" + String(decoding: letters, as: UTF8.self)
  }

  /// The bytes of a lower-case text with that prefix; nil for anything else.
  static func bytes(of text: String, prefix: String) -> [UInt8]? {
    let head = prefix + "1"
    guard text.utf8.starts(with: head.utf8) else { return nil }
    var values: [UInt8] = []
    for letter in text.utf8.dropFirst(head.utf8.count) {
      guard let value = alphabet.firstIndex(of: letter) else { return nil }
      values.append(UInt8(value))
    }
    guard values.count >= 6, checksum(expanded(prefix) + values) == 1 else { return nil }
    let (bytes, rest, count) = regrouped(values.dropLast(6), from: 5, to: 8)
    return count < 5 && rest == 0 ? bytes : nil
  }

  private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
  private static let generator: [UInt32] = [
    0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3,
  ]

  private static func expanded(_ prefix: String) -> [UInt8] {
    prefix.utf8.map { $0 >> 5 } + [0] + prefix.utf8.map { $0 & 31 }
  }

  private static func checksum(_ values: [UInt8]) -> UInt32 {
    var sum: UInt32 = 1
    for value in values {
      let top = sum >> 25
      sum = (sum & 0x1FF_FFFF) << 5 ^ UInt32(value)
      for (bit, term) in generator.enumerated() where top >> bit & 1 == 1 { sum ^= term }
    }
    return sum
  }

  /// The bits cut into groups of another width, and the bits left over with their count.
  private static func regrouped(
    _ values: some Sequence<UInt8>, from width: Int, to newWidth: Int
  ) -> (groups: [UInt8], rest: UInt32, count: Int) {
    var (groups, rest, count): ([UInt8], UInt32, Int) = ([], 0, 0)
    for value in values {
      rest = rest << width | UInt32(value)
      count += width
      while count >= newWidth {
        count -= newWidth
        groups.append(UInt8(rest >> count))
        rest &= 1 << count - 1
      }
    }
    return (groups, rest, count)
  }
}
