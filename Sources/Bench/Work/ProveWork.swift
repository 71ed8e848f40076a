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
      // Making a proof writes nothing durably.
      let line = String(decoding: try proof.line(), as: UTF8.self)
      for (file, text) in [
        ("proof", line), ("checkpoint", note.text), ("vkey", name.verifierKey),
      ] {
        try TextFile.write(text, to: "\(output)/\(file)")
      }
    }
  }
}
