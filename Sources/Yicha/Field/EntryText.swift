import Canonical
import Field
import Forms
import Inspection
import Journal
import Storage

/// What an entry holds, in one line.
enum EntryText {
  /// Question and value, kind and size, reason or text: whatever of it is there.
  static func of(_ entry: Entry, in laptop: Laptop, _ console: Console) -> String {
    let data = entry.data
    var parts: [String] = []
    if let question = data["question"]?.string {
      let instance = data["instance"]?.string.map { "#\($0)" } ?? ""
      let value = data["value"].map { " = " + text(of: $0, entry, laptop, console) } ?? ""
      parts.append(question + instance + value)
    }
    if let kind = data["kind"]?.string { parts.append(console.text(KindWords.label(kind))) }
    parts += ["id", "device", "text", "name", "reason"].compactMap { data[$0]?.string }
    if let digest = data["sha256"]?.string { parts.append(String(digest.prefix(8)) + "…") }
    if let head = data["head"]?.string { parts.append(head) }
    if let size = data["size"]?.integer { parts.append("\(size) B") }
    if let step = data["milliseconds"]?.integer { parts.append("\(step) ms") }
    if let key = data["key"]?.string { parts.append(String(key.prefix(16))) }
    if let note = data["note"]?.string { parts.append(size(of: note)) }
    return Columns.oneLine(parts.joined(separator: "  "))
  }

  /// An answer in the words of the form it was given for; as it is recorded where that is not here.
  private static func text(
    of value: JSONValue, _ entry: Entry, _ laptop: Laptop, _ console: Console
  ) -> String {
    guard let payload = AnswerPayload(entry), let form = form(payload.formDigest, laptop),
      let question = form.questions.first(where: { $0.name == payload.question })
    else { return AnswerText.plain(value) }
    return AnswerText.of(value, question, console)
  }

  private static func form(_ digest: Digest, _ laptop: Laptop) -> CompiledForm? {
    guard laptop.store.content.holds(digest) else { return nil }
    do {
      return try laptop.store.read { try $0.form(digest) }
    } catch {
      // A form that cannot be read is `field verify`'s finding; the log still shows the codes.
      return nil
    }
  }

  /// The entries that a receipt covers.
  private static func size(of note: String) -> String {
    let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 1, let size = Int(lines[1]), size > 0 else { return "" }
    return "0…\(size - 1)"
  }
}
