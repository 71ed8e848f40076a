import Canonical
import Inspection
import Journal
import Sealing
import Storage

/// A store with one long journal, of which proofs are made.
struct ProofStore {
  /// Where it lies.
  let folder: String
  /// How many entries its journal has.
  let entries: Int

  /// So many entries are written in one transaction.
  private static let batch = 100_000

  /// Makes the store; its lines are as long as those of answers.
  ///
  /// - Throws: `BenchFailure.interrupted`, or the error of the store.
  static func make(in folder: String, entries: Int) throws -> ProofStore {
    let key = try PrivateKey()
    let origin = Origin.office(region: "140581")
    let store = try Store.create(at: folder, kind: .office, origin: origin, doing: "bench")
    try key.write(toNewFileAt: keyPath(folder))
    let note = NoteKey(
      name: origin.name, kind: .signature, publicKey: key.publicKey.rawPublicKey)
    for first in stride(from: 0, to: entries, by: batch) {
      try Interruption.check()
      try store.write { writing in
        var log = try writing.reading.log(of: origin)
        let drafts = (first..<min(first + batch, entries)).map(draft)
        for entry in try log.append(drafts, in: .live) { try writing.insert(entry, of: origin) }
        try writing.save(log)
        try writing.keep(SignedNote(log.checkpoint, key: note) { try key.sign($0) }, .newest)
      }
    }
    return ProofStore(folder: folder, entries: entries)
  }

  /// The key of the journal's checkpoints.
  static func keyPath(_ folder: String) -> String { "\(folder)/journal.pem" }

  private static func draft(_ number: Int) -> EntryDraft {
    let state = Digest.sha256("state \(number / 96)").hex
    return EntryDraft(
      .answerSet, visit: "V-140581-2023-\(1_000 + number / 960)", by: ["GP0007", "GP0031"],
      data: [
        "form": "catering", "question": .string("CT-\(number % 96)"), "state": .string(state),
        "value": "yes",
      ])
  }
}
