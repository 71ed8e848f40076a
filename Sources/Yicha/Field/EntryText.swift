import Canonical
import Journal

/// What an entry holds, in one line.
enum EntryText {
  /// Question and value, kind and size, reason or text: whatever of it is there.
  static func of(_ entry: Entry) -> String {
    let data = entry.data
    var parts: [String] = []
    if let question = data["question"]?.string {
      let instance = data["instance"]?.string.map { "#\($0)" } ?? ""
      parts.append(question + instance + (data["value"].map { " = " + AnswerText.plain($0) } ?? ""))
    }
    parts += ["kind", "id", "device", "text", "name", "reason"].compactMap { data[$0]?.string }
    if let digest = data["sha256"]?.string { parts.append(String(digest.prefix(8)) + "…") }
    if let size = data["size"]?.integer { parts.append("\(size) B") }
    if let step = data["milliseconds"]?.integer { parts.append("\(step) ms") }
    if let key = data["key"]?.string { parts.append(String(key.prefix(16))) }
    if let note = data["note"]?.string { parts.append(size(of: note)) }
    return Columns.oneLine(parts.joined(separator: "  "))
  }

  /// The entries that a receipt covers.
  private static func size(of note: String) -> String {
    let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 1, let size = Int(lines[1]), size > 0 else { return "" }
    return "0…\(size - 1)"
  }
}
