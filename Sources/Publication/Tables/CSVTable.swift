/// Comma-separated values that Excel on a Chinese Windows opens rightly: UTF-8 with a byte-order
/// mark, CRLF, every cell quoted (RFC 4180; requirements section 6).
package enum CSVTable {
  /// The bytes of a table; every cell, headers too, is made harmless by `neutralised`.
  package static func bytes(header: [String], rows: [[String]]) -> [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    for row in [header] + rows {
      for (index, cell) in row.enumerated() {
        if index > 0 { bytes.append(0x2C) }
        append(neutralised(cell), to: &bytes)
      }
      bytes += [0x0D, 0x0A]
    }
    return bytes
  }

  /// The cell as a spreadsheet shows but never runs it: one that begins, after any blanks, with
  /// `= + - @` or their full-width forms, or with a tab or line end, gets an apostrophe before it.
  ///
  /// Blanks and full-width forms count because some spreadsheets drop or fold them first.
  package static func neutralised(_ cell: String) -> String {
    guard let first = cell.unicodeScalars.first else { return cell }
    let visible = cell.unicodeScalars.first { !$0.properties.isWhitespace }
    return lineBreaks.contains(first) || visible.map(triggers.contains) == true ? "'" + cell : cell
  }

  private static let lineBreaks: Set<Unicode.Scalar> = ["\t", "\r", "\n"]
  private static let triggers: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]

  private static func append(_ cell: String, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    for byte in cell.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}
