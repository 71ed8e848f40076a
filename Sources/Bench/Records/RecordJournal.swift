import Canonical
import Journal
import Sealing
import Storage

/// Records as an exported journal, with a checkpoint that covers them.
enum RecordJournal {
  /// Writes the folder of a journal of so many lines.
  ///
  /// - Throws: `BenchFailure.system`, or the error of what signs.
  static func write(_ folder: String, records: Int) throws {
    try AtomicFile.makeFolder(folder)
    let file = "\(folder)/journal.jsonl"
    try RecordFile.write(file, records: records)
    var tree = MerkleFrontier()
    for line in try RecordLines(file) { tree.append(Digest.leaf(line)) }
    let (device, office) = (try PrivateKey(), try PrivateKey())
    let origin = Origin.device(device.publicKey.kid16, region: "140581")
    let own = NoteKey(
      name: origin.name, kind: .signature, publicKey: device.publicKey.rawPublicKey)
    let receipts = NoteKey(
      name: Origin.office(region: "140581").name, kind: .cosignature,
      publicKey: office.publicKey.rawPublicKey)
    let note = try SignedNote(
      Checkpoint(origin: origin, size: tree.size, root: tree.root), key: own
    ) { try device.sign($0) }
    try AtomicFile.write(Array(note.text.utf8), to: "\(folder)/checkpoint.txt")
    try AtomicFile.write(
      Array("\(own.verifierKey)\n\(receipts.verifierKey)\n".utf8), to: "\(folder)/vkeys")
  }
}
