import ArgumentParser
import Canonical
import Inspection
import Journal
import Storage

/// The verification of an exported journal.
struct JournalCheck {
  private let verification: JournalVerification
  private let checkpoint: SignedNote
  private let endsWithLine: Bool
  private let office: NoteKey

  /// Reads the parts and holds them against each other.
  ///
  /// - Throws: `StoreError.file`; `NoteError` for a checkpoint or receipt that is no signed note.
  init(_ files: JournalFiles) throws {
    let keys = try files.noteKeys()
    let journal = try AtomicFile.read(files.journal, atMost: FileLimit.record)
    endsWithLine = journal.last.map { $0 == 0x0A } ?? true
    office = keys.office
    checkpoint = try Self.note(files.checkpoint)
    verification = JournalVerification(
      journal: journal, checkpoint: checkpoint, receipts: try files.receipts.map(Self.note),
      device: keys.device, office: keys.office)
  }

  /// The receipts that hold, each once: the journal itself holds those that came back.
  private var anchors: [(size: Int, time: Timestamp)] {
    var seen: Set<[Int]> = []
    return verification.anchors.filter { seen.insert([$0.size, $0.time.milliseconds]).inserted }
  }

  /// Says the verdict.
  ///
  /// - Throws: the exit code 23 when something contradicts.
  func tell(json: Bool) throws {
    var findings = verification.findings.map { Failure($0).what }
    if !endsWithLine {
      findings.append(Label(zh: "末行没有行结束符", en: "the last line has no end"))
    }
    if json {
      Console.live.print(json: [
        "kind": "journal", "verdict": findings.isEmpty ? "intact" : "not-intact",
        "origin": .string(checkpoint.checkpoint.origin.name),
        "entries": .integer(verification.count),
        "findings": .array(findings.map(\.value)),
        "receipts": .array(
          anchors.map { anchor in
            ["size": .integer(anchor.size), "time": .string(anchor.time.iso)]
          }),
      ])
    } else {
      tell(findings)
    }
    guard findings.isEmpty else {
      throw ArgumentParser.ExitCode(Int32(Inspection.ExitCode.contradiction.rawValue))
    }
  }

  private func tell(_ findings: [Label]) {
    let console = Console.live
    let note = checkpoint.checkpoint
    console.print(
      findings.isEmpty ? "记录未被改动 journal: intact" : "记录有矛盾 journal: NOT intact",
      "journal: \(findings.isEmpty ? "intact" : "NOT intact")")
    console.print(
      "\(note.origin)：\(verification.count) 条，校验码 \(note.headCode)",
      "\(note.origin): \(verification.count) entries, head code \(note.headCode)")
    for finding in findings { console.print("  \(console.text(finding))") }
    for anchor in anchors {
      console.print(
        "  前 \(anchor.size) 条已于 \(anchor.time.local()) 由办公室收到",
        "  the first \(anchor.size) entries were with the office at \(anchor.time.iso)")
    }
    console.say(
      "所用密钥：\(note.origin)；回执：\(office.name)", "keys: \(note.origin); receipts: \(office.name)")
  }

  private static func note(_ path: String) throws -> SignedNote {
    let bytes = try AtomicFile.read(path, atMost: FileLimit.text)
    return try SignedNote(text: String(decoding: bytes, as: UTF8.self))
  }
}
