import Canonical
package import Journal
import Merge
package import Sealing
import Storage

/// The checkpoints that a result bundle brings, of its own and of relayed journals, as far as the
/// devices that they name have signed them.
struct BundleCheckpoints {
  private var notes: [Origin: [SignedNote]] = [:]

  /// Reads and verifies them; what does not hold is named in the line.
  init(
    _ bundle: VerifiedBundle, _ trust: Trust, alarms line: inout MergeReport.Line
  ) throws {
    for file in bundle.files(under: "data/journals/") where file.path.hasSuffix("/checkpoints.txt")
    {
      let text = String(decoding: try bundle.bytes(of: file.path), as: UTF8.self)
      for part in ResultContent.checkpoints(text) {
        let note: SignedNote
        do throws(NoteError) {
          note = try SignedNote(text: part)
          try Self.verify(note, trust)
        } catch {
          if error == .malformed {
            line.alarm(20, "checkpoint-malformed: \(file.path)")
          } else {
            line.alarm(21, "checkpoint-not-signed: \(file.path)")
          }
          continue
        }
        notes[note.checkpoint.origin, default: []].append(note)
      }
    }
  }

  /// Those of a journal.
  func notes(of origin: Origin) -> [SignedNote] { notes[origin] ?? [] }

  private static func verify(_ note: SignedNote, _ trust: Trust) throws(NoteError) {
    let origin = note.checkpoint.origin
    guard let key = trust.noteKey(of: origin) else { throw .unsigned(origin.name) }
    try note.verify(key)
  }
}

extension Trust {
  /// The enrolled device whose journal this is; nil when there is none.
  package func device(_ origin: Origin) -> TrustedKey? {
    key(kid16: origin.holder).flatMap { $0.role == .device ? $0 : nil }
  }

  /// The key by which the checkpoints of an enrolled device's journal are known; nil when there is
  /// none.
  package func noteKey(of origin: Origin) -> NoteKey? {
    device(origin).map { device in
      NoteKey(name: origin.name, kind: .signature, publicKey: device.key.rawPublicKey)
    }
  }
}

extension MergeReport.Line {
  /// Adds a note; of two codes the graver one stays (design 6).
  mutating func alarm(_ code: Int, _ note: String) {
    notes.append(note)
    self.code = MergeReport.precedence.first { [self.code, code].contains($0) } ?? code
  }
}
