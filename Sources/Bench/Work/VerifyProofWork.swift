import ArgumentParser
import Canonical
import Journal
import Storage

/// Checks a proof that `ProveWork` wrote, again and again: line, checkpoint, signature, path.
struct VerifyProofWork: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "verify-proof")

  @Argument var folder: String
  @Argument var passes: Int

  func run() throws {
    let line = try AtomicFile.read("\(folder)/proof")
    let text = String(decoding: try AtomicFile.read("\(folder)/checkpoint"), as: UTF8.self)
    let key = NoteKey(
      verifierKey: String(decoding: try AtomicFile.read("\(folder)/vkey"), as: UTF8.self))
    for _ in 0..<passes {
      guard let key, try Self.holds(line, text, key) else {
        throw BenchFailure.fixture("a proof was refused")
      }
    }
  }

  private static func holds(_ line: [UInt8], _ text: String, _ key: NoteKey) throws -> Bool {
    let note = try SignedNote(text: text)
    guard note.isSigned(by: key),
      case .inclusion(let leaf, let index, let size, let path) = ProofLine(line: line)
    else { return false }
    return size == note.checkpoint.size
      && Merkle.includes(leaf: leaf, at: index, size: size, path: path, root: note.checkpoint.root)
  }
}
