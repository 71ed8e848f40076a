import Glibc
import Publication

/// Texts in columns of a terminal, where a Chinese character takes two.
enum Columns {
  /// The width of the terminal, within what tables can use; 100 where there is none.
  static var ofTerminal: Int {
    var size = winsize()
    let isKnown = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? min(max(Int(size.ws_col), 72), 140) : 100
  }

  /// The columns that a text takes.
  static func width(of text: String) -> Int { DisplayWidth.of(text) }

  /// The text in lines of at most that width, broken at spaces where it has any; the lines after
  /// the first are indented.
  static func wrapped(_ text: String, to width: Int, indent: Int) -> [String] {
    let blank = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for character in text {
      if DisplayWidth.of(line) + DisplayWidth.of(character) > width {
        let space = line.dropFirst(indent).lastIndex(of: " ").flatMap { place in
          line[place...].unicodeScalars.allSatisfy(\.isASCII) ? place : nil
        }
        lines.append(trimmed(String(line[..<(space ?? line.endIndex)])))
        line = blank + String(space.map { line[line.index(after: $0)...] } ?? "")
      }
      line.append(character)
    }
    return lines + [trimmed(line)]
  }

  /// The text on one line, cut to the width and filled up with spaces.
  static func cell(_ text: String, _ width: Int) -> String {
    let cut = DisplayWidth.clipped(oneLine(text), to: width)
    return cut + String(repeating: " ", count: max(0, width - DisplayWidth.of(cut)))
  }

  /// A number at the right of its column.
  static func number(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - DisplayWidth.of(text))) + text
  }

  /// The text without line feeds and tabs.
  static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }

  /// The line without spaces at its end.
  static func trimmed(_ line: String) -> String {
    var line = Substring(line)
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
