import Inspection
import Journal
import Storage

/// Where the parts of an exported journal lie.
struct JournalFiles {
  /// The lines.
  let journal: String
  /// The signed note that covers them.
  let checkpoint: String
  /// The verifier keys: the device's, then the office's.
  let keys: String
  /// The office's receipts.
  let receipts: [String]

  /// The files of a folder with `journal.jsonl`, or beside a `.jsonl` file; nil for other paths.
  init?(at path: String) {
    let isFolder = AtomicFile.exists("\(path)/journal.jsonl")
    guard isFolder || path.hasSuffix(".jsonl") else { return nil }
    let folder = isFolder ? path : path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let stem = path.dropLast(".jsonl".count)
    journal = isFolder ? "\(path)/journal.jsonl" : path
    let own = "\(stem).checkpoint"
    checkpoint = !isFolder && AtomicFile.exists(own) ? own : "\(folder)/checkpoint.txt"
    keys = "\(folder)/vkeys"
    receipts =
      Self.texts(in: "\(folder)/receipts", ending: ".txt")
      + Self.texts(in: folder, ending: ".receipt")
  }

  /// The verifier keys.
  ///
  /// - Throws: `StoreError.file`; `Failure.Thrown` (20) when they are not two keys.
  func noteKeys() throws -> (device: NoteKey, office: NoteKey) {
    let text = String(decoding: try AtomicFile.read(keys, atMost: FileLimit.text), as: UTF8.self)
    let found = text.split(separator: "\n").compactMap { NoteKey(verifierKey: String($0)) }
    guard found.count == 2 else {
      throw Failure.Thrown(
        failure: Failure(
          .malformed,
          Label(zh: "\(keys) 不是两行核验密钥", en: "\(keys) does not hold two verifier keys"),
          hint: Label(
            zh: "第一行为日志所属端的密钥，第二行为办公室的密钥",
            en: "the first line is the journal's own key, the second the office's")))
    }
    return (found[0], found[1])
  }

  private static func texts(in folder: String, ending: String) -> [String] {
    // A folder that is not there holds none.
    let names = (try? AtomicFile.names(in: folder)) ?? []
    return names.filter { $0.hasSuffix(ending) }.map { "\(folder)/\($0)" }
  }
}
