import Canonical
import Journal

/// Documents that replace the one before them under the same kind and name.
enum DocumentFold {
  static func form(_ entry: Entry, _ writing: Writing) throws {
    try put("form", name: "form", entry, writing)
  }

  static func calendar(_ entry: Entry, _ writing: Writing) throws {
    try put("calendar", name: nil, entry, writing)
  }

  static func outcomes(_ entry: Entry, _ writing: Writing) throws {
    try put("outcomes", name: nil, entry, writing)
  }

  static func departments(_ entry: Entry, _ writing: Writing) throws {
    try put("departments", name: nil, entry, writing)
  }

  static func list(_ entry: Entry, _ writing: Writing) throws {
    try put("list", name: nil, entry, writing)
  }

  static func plan(_ entry: Entry, _ writing: Writing) throws {
    try put("plan", name: nil, entry, writing)
  }

  static func rules(_ entry: Entry, _ writing: Writing) throws {
    try put("rules", name: nil, entry, writing)
  }

  static func draw(_ entry: Entry, _ writing: Writing) throws {
    try put("draw", name: "draw", entry, writing)
  }

  static func published(_ entry: Entry, _ writing: Writing) throws {
    try put("publication", name: "batch", entry, writing)
  }

  static func program(_ entry: Entry, _ writing: Writing) throws {
    try put("program", name: nil, entry, writing)
  }

  static func restarted(_ entry: Entry, _ writing: Writing) throws {
    try put("restart", name: nil, entry, writing)
  }

  static func refused(_ entry: Entry, _ writing: Writing) throws {
    try put("refusal", name: "file", entry, writing)
  }

  /// Puts the document that an entry is about.
  ///
  /// `name` is the entry's member that holds the document's name; nil where there is one only.
  private static func put(
    _ kind: String, name: String?, _ entry: Entry, _ writing: Writing
  ) throws {
    let held = try name.flatMap { key in
      try writing.reading.document(kind, entry.data[key]?.string ?? "")
    }
    // What an earlier act said of the same document stays unless it is said anew.
    let detail = (held?.detail.object ?? [:]).merging(entry.data) { _, new in new }
    try writing.put(
      document: kind,
      DocumentRow(
        name: name.flatMap { entry.data[$0]?.string } ?? "current",
        digest: entry.data["sha256"]?.string ?? "", detail: .object(detail)))
  }
}
