/// How many columns of a terminal a text takes: East Asian wide characters take two
/// (Unicode Standard Annex 11, classes W and F; ambiguous ones are taken as narrow).
package enum DisplayWidth {
  /// The columns of a text on one line.
  package static func of(_ text: String) -> Int {
    text.reduce(0) { $0 + of($1) }
  }

  /// The columns of one character: those of its widest scalar, two for an emoji presentation.
  package static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    if scalars.contains("\u{FE0F}") { return 2 }
    return scalars.map(width).max() ?? 0
  }

  /// The beginning of a text that fits, with `..` where something was cut off.
  package static func clipped(_ text: String, to columns: Int) -> String {
    guard of(text) > columns else { return text }
    guard columns > 2 else { return String(repeating: ".", count: max(columns, 0)) }
    var used = 2
    let kept = text.prefix { character in
      used += of(character)
      return used <= columns
    }
    return kept + ".."
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if (0x20..<0x7F).contains(value) { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    if (0x1160...0x11FF).contains(value) { return 0 }
    return scalar.properties.isEmojiPresentation || isWide(value) ? 2 : 1
  }

  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF,
      0x4E00...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
      0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265,
      0x20000...0x2FFFD, 0x30000...0x3FFFD:
      true
    default: false
    }
  }
}
