/// Finds out how a register's text is encoded, and decodes it strictly.
///
/// UTF-8 is tried first: hardly any GBK text is valid UTF-8 by chance, while nearly all UTF-8 can
/// be read as GBK nonsense.
package enum TextEncodingDetector {
  /// A text and how it was encoded.
  package struct Decoded: Equatable, Sendable {
    /// The text without its byte-order mark.
    package let text: String
    /// The encoding it was in.
    package let encoding: TextEncoding
    /// Whether a byte-order mark stood before it.
    package let hadMark: Bool

    /// A decoded text.
    package init(text: String, encoding: TextEncoding, hadMark: Bool) {
      self.text = text
      self.encoding = encoding
      self.hadMark = hadMark
    }
  }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Decodes bytes as what they are, or as what the caller says they are.
  ///
  /// - Throws: `TextEncodingError` for why they are no such text; nothing is replaced by a question
  ///   mark.
  package static func decode(
    _ bytes: [UInt8], as encoding: TextEncoding? = nil
  ) throws(TextEncodingError) -> Decoded {
    let wide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    guard !wide else { throw .utf16 }
    let marked = bytes.starts(with: mark)
    if encoding != .gb18030 {
      if let text = String(validating: marked ? bytes[3...] : bytes[...], as: UTF8.self) {
        return Decoded(text: text, encoding: .utf8, hadMark: marked)
      }
      guard !marked, encoding == nil else { throw .notUTF8 }
    }
    return Decoded(text: try GB18030.decode(bytes), encoding: .gb18030, hadMark: false)
  }
}
