import Foundation
import Inspection
import Journal
import Support
import Testing

/// The sample journals that fix the format (design 5.3), from the shared folder beside the package.
enum ReferenceJournal {
  /// Where they lie below the shared folder.
  static let name = "reference/journals"

  static let folder = Project.shared.appending(path: name)

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: name)))
  }

  static func text(_ name: String) throws -> String {
    String(decoding: try bytes(name), as: UTF8.self)
  }

  static func lines(_ name: String) throws -> [[UInt8]] {
    try bytes(name).split(separator: 0x0A).map(Array.init)
  }

  static func keys() throws -> (device: NoteKey, office: NoteKey) {
    let texts = try text("vkeys").split(separator: "\n").map(String.init)
    return (
      try #require(NoteKey(verifierKey: texts[0])), try #require(NoteKey(verifierKey: texts[1]))
    )
  }

  static func verification(of name: String) throws -> JournalVerification {
    let keys = try keys()
    return JournalVerification(
      lines: try lines("\(name).jsonl"),
      checkpoint: try SignedNote(text: try text("\(name).checkpoint")),
      receipts: [
        try SignedNote(text: try text("r1.receipt")), try SignedNote(text: try text("r2.receipt")),
      ], device: keys.device, office: keys.office)
  }
}

/// Surroundings that a test fixes.
enum Fixed {
  static func surroundings(at milliseconds: Int, mono: Int, boot: String = "boot") -> Surroundings {
    Surroundings(
      now: { Timestamp(milliseconds: milliseconds) }, mono: { mono }, machineBoot: boot,
      random: { Array(repeating: 7, count: $0) })
  }
}
