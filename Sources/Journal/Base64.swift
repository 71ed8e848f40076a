import FoundationEssentials

/// Base64 with padding, in its one spelling.
package enum Base64 {
  /// The text of the bytes.
  package static func text(of bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString()
  }

  /// The bytes of a text; nil when another text would mean the same bytes.
  package static func bytes(of text: String) -> [UInt8]? {
    guard let data = Data(base64Encoded: text), data.base64EncodedString() == text else {
      return nil
    }
    return Array(data)
  }
}
