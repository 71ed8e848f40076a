import ArgumentParser
import Canonical
import Journal
import Storage

/// Verifies an exported journal again and again: chain, root, signature.
struct VerifyJournalWork: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "verify-journal")

  @Argument var folder: String
  @Argument var cores: Int
  @Argument var passes: Int

  func run() throws {
    let journal = try AtomicFile.read("\(folder)/journal.jsonl", atMost: FileLimit.record)
    let text = String(decoding: try AtomicFile.read("\(folder)/checkpoint.txt"), as: UTF8.self)
    let note = try SignedNote(text: text)
    let lines = String(decoding: try AtomicFile.read("\(folder)/vkeys"), as: UTF8.self)
    let keys = lines.split(separator: "\n").compactMap { NoteKey(verifierKey: String($0)) }
    guard keys.count == 2 else { throw BenchFailure.fixture("no keys") }
    for _ in 0..<passes {
      let verification = JournalVerification(
        journal: journal, checkpoint: note, device: keys[0], office: keys[1],
        onBothCores: cores > 1)
      guard verification.isIntact else { throw BenchFailure.fixture("a journal was refused") }
    }
  }
}
