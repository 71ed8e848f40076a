/// A table for terminals, aligned also where Chinese and Latin text mix.
package struct TextTable: Sendable {
  /// One column.
  package struct Column: Sendable {
    /// On which side its cells stand.
    package enum Alignment: Sendable {
      /// At the left: texts.
      case leading
      /// At the right: numbers.
      case trailing
    }

    /// What stands at its head.
    package let title: String
    /// On which side its cells stand.
    package let alignment: Alignment
    /// The most columns of the terminal a cell may take; nil for any number.
    package let limit: Int?
    /// Whether its cells are never cut to fit a terminal: numbers, and names to be typed again.
    package let isWhole: Bool

    /// A column; without more, a text of any width.
    package init(
      _ title: String, _ alignment: Alignment = .leading, limit: Int? = nil, isWhole: Bool = false
    ) {
      self.title = title
      self.alignment = alignment
      self.limit = limit
      self.isWhole = isWhole || alignment == .trailing
    }
  }

  /// The columns, left to right.
  package let columns: [Column]
  /// The rows: cells by column; missing cells are empty, surplus ones are left out.
  package var rows: [[String]]

  /// A table of those columns.
  package init(columns: [Column], rows: [[String]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// The table as lines, each ended by a line feed: head, rule, rows; no spaces at line ends.
  ///
  /// Line ends and tabs within a cell become spaces; other control and direction characters
  /// become U+FFFD, so that no register row can steer the terminal.
  package var text: String { text(fitting: nil) }

  /// The same, its widest texts cut so that the lines fit.
  ///
  /// - Parameter terminal: The columns of the terminal; nil for lines of any width.
  /// - Returns: The lines.
  package func text(fitting terminal: Int?) -> String {
    var cells = ([columns.map(\.title)] + rows).map { row in
      columns.enumerated().map { index, column in
        index < row.count ? fitted(row[index], column) : ""
      }
    }
    var widths = columns.indices.map { index in
      cells.map { DisplayWidth.of($0[index]) }.max() ?? 0
    }
    if let terminal {
      widths = shrunk(widths, to: terminal)
      cells = cells.map { zip($0, widths).map { DisplayWidth.clipped($0, to: $1) } }
    }
    let rule = widths.map { String(repeating: "-", count: $0) }
    return (cells.prefix(1) + [rule] + cells.dropFirst())
      .map { line(of: $0, widths: widths) }.joined()
  }

  /// What the widest column of texts gives up, as long as the lines are too wide.
  private func shrunk(_ widths: [Int], to terminal: Int) -> [Int] {
    let narrowest = 8
    var widths = widths
    let gaps = 2 * max(0, columns.count - 1)
    while widths.reduce(gaps, +) > terminal {
      let candidates = columns.indices.filter { !columns[$0].isWhole && widths[$0] > narrowest }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
    }
    return widths
  }

  private func line(of cells: [String], widths: [Int]) -> String {
    let padded = zip(cells, zip(columns, widths)).map { cell, place in
      let blank = String(repeating: " ", count: place.1 - DisplayWidth.of(cell))
      return place.0.alignment == .leading ? cell + blank : blank + cell
    }
    let joined = padded.joined(separator: "  ")
    let kept = joined.utf8.reversed().drop { $0 == 0x20 }.count
    return String(decoding: joined.utf8.prefix(kept), as: UTF8.self) + "\n"
  }

  private func fitted(_ cell: String, _ column: Column) -> String {
    let safe = Self.harmless(cell)
    return column.limit.map { DisplayWidth.clipped(safe, to: $0) } ?? safe
  }

  private static func harmless(_ cell: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in cell.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: scalars.append(" ")
      case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069,
        0xFEFF:
        scalars.append("\u{FFFD}")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
