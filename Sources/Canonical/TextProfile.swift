import Foundation

/// Which characters a recorded text may hold (design 5.2).
///
/// Refused are control characters but line feed and tab, byte-order marks, direction marks and
/// noncharacters: they are invisible, change between programs, and can make a text read as
/// something else than was signed. Rare and private-use characters of personal names are kept.
package enum TextProfile {
  /// Why a text is outside the profile.
  package enum Violation: Error, Equatable, Sendable {
    /// A character that no record may hold.
    case character(UInt32)
    /// Not in Unicode normalization form C.
    case notNormalized
  }

  /// Whether the profile admits the scalar.
  package static func admits(_ scalar: Unicode.Scalar) -> Bool {
    admits(code: scalar.value)
  }

  /// Whether the profile admits the character of a code point, which is no surrogate.
  static func admits(code: UInt32) -> Bool {
    switch code {
    case 0x0A, 0x09: true
    case 0x00...0x1F, 0x7F...0x9F: false
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: false
    case 0xFDD0...0xFDEF: false
    case let value where value & 0xFFFE == 0xFFFE: false
    default: true
    }
  }

  /// Throws the first violation in the text.
  package static func check(_ text: String) throws(Violation) {
    var plain = true
    for scalar in text.unicodeScalars {
      guard admits(scalar) else { throw .character(scalar.value) }
      if plain, !isNormalizationInert(scalar.value) { plain = false }
    }
    guard plain || isNormalized(text) else { throw .notNormalized }
  }

  /// The text as it can be recorded: normalized, with line ends made LF and refused characters
  /// taken out.
  ///
  /// Equal to the input byte for byte exactly when `check` accepts the input.
  package static func cleaned(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\r" {
        kept.append("\n")
      } else if admits(scalar), !(afterReturn && scalar == "\n") {
        kept.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return String(kept).precomposedStringWithCanonicalMapping
  }

  /// What a refused text was surely meant to be: the same without what came along in pasting.
  ///
  /// That is a carriage return, which becomes a line feed, a byte-order mark or a direction mark,
  /// none of which a person types or sees. Nil where the text needs none, or holds another
  /// character that no record may hold: only its writer knows what that was to be.
  package static func unpasted(_ text: String) -> String? {
    let refused = text.unicodeScalars.filter { !admits($0) }
    guard !refused.isEmpty, refused.allSatisfy({ comesByPasting($0.value) }) else { return nil }
    return cleaned(text)
  }

  private static func comesByPasting(_ value: UInt32) -> Bool {
    switch value {
    case 0x0D, 0xFEFF, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Whether the text is in normalization form C, compared byte by byte: String's own equality
  /// is canonical equivalence and always says yes.
  static func isNormalized(_ text: String) -> Bool {
    text.precomposedStringWithCanonicalMapping.utf8.elementsEqual(text.utf8)
  }

  /// Ranges in which no scalar changes or combines under normalization form C
  /// (performance notes, lesson 2).
  static func isNormalizationInert(_ value: UInt32) -> Bool {
    switch value {
    case 0x0000...0x02FF, 0x2010...0x2027, 0x3000...0x3029, 0x3400...0x9FFF, 0xE000...0xF8FF,
      0xFF01...0xFF60, 0x20000...0x2F7FF, 0x30000...0x10FFFF:
      true
    default: false
    }
  }
}
