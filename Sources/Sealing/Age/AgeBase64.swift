import FoundationEssentials

/// Base64 without padding, in its one spelling (C2SP age.md, "Conventions used in this document").
enum AgeBase64 {
  /// The text of the bytes.
  static func text(of bytes: some Sequence<UInt8>) -> [UInt8] {
    var text = Array(Data(bytes).base64EncodedData())
    while text.last == padding { text.removeLast() }
    return text
  }

  /// The bytes of a text; nil when another text would mean the same bytes.
  static func bytes(of text: some Collection<UInt8>) -> [UInt8]? {
    let missing = (4 - text.count % 4) % 4
    let padded = Data(text) + Data(repeating: padding, count: missing)
    guard let data = Data(base64Encoded: padded), self.text(of: data).elementsEqual(text) else {
      return nil
    }
    return Array(data)
  }

  private static let padding: UInt8 = 0x3D
}
