import Canonical
import Inspection
import Journal
import Sealing
import Storage

/// What a laptop does when a keys bundle explains that the office's journal was restored from a
/// backup: it goes on from the checkpoint that the roots have sealed, whatever it saw before.
enum FollowRestart {
  /// Takes the restart's checkpoint as the last one seen, where the one seen lies beyond it; the
  /// keys bundle that told of it has been recorded.
  ///
  /// - Throws: `NoteError` for a checkpoint that is not this office's.
  static func run(
    _ value: JSONValue, _ laptop: Laptop, _ writing: Writing
  ) throws {
    let restart = try OfficeRestart(value)
    let origin = laptop.officeOrigin
    guard restart.new.checkpoint.origin == origin else { throw NoteError.unsigned(origin.name) }
    try OfficePart.verify(
      restart.new, laptop.officeKeys(kind: .signature, writing.reading))
    guard let seen = try writing.reading.note(.newest, of: origin)?.checkpoint,
      seen.size > restart.new.checkpoint.size
    else { return }
    try writing.keep(restart.new, .newest)
  }

  /// From which number on the office's journal may differ from what this laptop saw before; nil
  /// where it never was restarted.
  static func first(_ reading: Reading) throws -> Int? {
    let restarts = try told(reading)
      .compactMap { try $0.detail["restart"].map { try OfficeRestart($0) } }
    return restarts.map(\.new.checkpoint.size).min()
  }

  /// When the office sealed the newest word of a restart; nil where it never was restarted.
  static func time(_ reading: Reading) throws -> Timestamp? {
    try told(reading).compactMap { Timestamp(iso: $0.created) }.max()
  }

  /// The keys bundles that told of a restart.
  private static func told(_ reading: Reading) throws -> [BundleRow] {
    try reading.bundles().filter { row in
      row.kind == BundleKind.keys.rawValue && row.detail["restart"] != nil
    }
  }
}
