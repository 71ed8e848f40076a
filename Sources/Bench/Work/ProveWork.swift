import ArgumentParser
import Canonical
import Journal
import Sealing
import Storage

/// Makes the proof of one entry of a store's journal and writes it with what checks it: the store is
/// opened for it, as by a command.
struct ProveWork: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "prove")

  @Argument var store: String
  @Argument var index: Int
  @Argument var output: String

  func run() throws {
    let store = try Store.open(at: self.store, kind: .office, doing: nil)
    let key = try PrivateKey(readingFileAt: ProofStore.keyPath(self.store)).publicKey
    try store.read { reading in
      let origin = store.origin
      guard let note = try reading.note(.newest, of: origin),
        let leaf = try reading.leaf(of: origin, at: index),
        let path = try reading.tree(of: origin)
          .inclusionPath(of: index, size: note.checkpoint.size)
      else { throw BenchFailure.fixture("no entry \(index)") }
      let proof = ProofLine.inclusion(
        leaf: leaf, index: index, size: note.checkpoint.size, path: path)
      let name = NoteKey(name: origin.name, kind: .signature, publicKey: key.rawPublicKey)
      for (file, bytes) in [
        ("proof", try proof.line()), ("checkpoint", Array(note.text.utf8)),
        ("vkey", Array(name.verifierKey.utf8)),
      ] {
        try AtomicFile.write(bytes, to: "\(output)/\(file)", replacing: true)
      }
    }
  }
}
