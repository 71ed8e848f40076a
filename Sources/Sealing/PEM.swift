import FoundationEssentials

/// The text armour of RFC 7468 in the one spelling that openssl writes.
enum PEM {
  /// The text, with lines of 64 characters.
  static func text(of der: [UInt8], label: String) -> [UInt8] {
    var body = ""
    var rest = Substring(Data(der).base64EncodedString())
    while !rest.isEmpty {
      body += rest.prefix(64) + "\n"
      rest = rest.dropFirst(64)
    }
    return Array("-----BEGIN \(label)-----\n\(body)-----END \(label)-----\n".utf8)
  }

  /// The bytes in the armour; nil for another label and for any other spelling.
  static func bytes(of text: [UInt8], label: String) -> [UInt8]? {
    let lines = text.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    guard lines.count > 2, let data = Data(base64Encoded: lines[1..<(lines.count - 1)].joined())
    else { return nil }
    let der = Array(data)
    return self.text(of: der, label: label) == text ? der : nil
  }
}
