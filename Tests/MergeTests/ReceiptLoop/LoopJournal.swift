import Canonical
import Inspection
import Journal
import Merge

/// What one laptop of the model does, in order; the files that it names are numbered.
enum LoopAct {
  /// An entry without evidence.
  case answer
  /// A file is kept and named.
  case capture(Int)
  /// A file is gone, and that is recorded.
  case lose(Int)
  /// A finish, whose size the device signs.
  case finish
}

/// The journal that a laptop of the model writes: real entries, of which a state of the model says
/// only how many are written.
struct LoopJournal {
  let origin: Origin
  /// All entries that it will write.
  let entries: [Entry]
  /// The end of the journal after each number of entries.
  let ends: [Log]
  let acts: [LoopAct]

  /// Writes the entries.
  ///
  /// - Throws: `EntryError`, never for these acts.
  init(_ number: Int, _ acts: [LoopAct], _ history: History) throws {
    let digits = String(repeating: "0", count: 15) + String(number)
    origin = .device(digits, region: "140581")
    var log = Log(origin: origin)
    var ends = [log]
    var entries: [Entry] = []
    for act in acts {
      entries += try log.append([Self.draft(act, history)], in: history.surroundings())
      ends.append(log)
    }
    self.acts = acts
    self.entries = entries
    self.ends = ends
  }

  /// The digest of a file.
  static func digest(_ file: Int) -> Digest { .sha256("file \(file)") }

  /// The files that the entries name, of those in a range.
  func files(in range: Range<Int>) -> FileSet {
    var files: FileSet = []
    for case .capture(let file) in acts[range] { files.insert(FileSet(rawValue: 1 << file)) }
    return files
  }

  /// The sizes that the device has signed when it packs up to an end.
  func signed(upTo end: Int) -> [Int] {
    let finishes = acts[..<end].indices.filter {
      if case .finish = acts[$0] { true } else { false }
    }
    return finishes.map { $0 + 1 } + [end]
  }

  private static func draft(_ act: LoopAct, _ history: History) -> EntryDraft {
    let (visit, by) = (history.visit, history.team)
    switch act {
    case .answer: return EntryDraft(.note, visit: visit, by: by)
    case .finish: return EntryDraft(.visitFinished, visit: visit, by: by)
    case .capture(let file):
      return EvidencePayload(digest: digest(file), size: 9, kind: "photo").draft(
        visit: visit, by: by)
    case .lose(let file):
      return LostPayload(digest: digest(file), reason: "trodden on").draft(visit: visit, by: by)
    }
  }
}

/// Files of the model by their numbers.
struct FileSet: OptionSet, Hashable {
  let rawValue: UInt8

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  init(_ file: Int) {
    self.init(rawValue: 1 << file)
  }

  func holds(_ digest: Digest) -> Bool {
    (0..<8).contains { contains(FileSet($0)) && LoopJournal.digest($0) == digest }
  }
}
