import Canonical
import Journal
import Sealing
import Storage

/// What a laptop does when a keys bundle explains that the office's journal was restored from a
/// backup: it goes on from the checkpoint that the roots have sealed, whatever it saw before.
enum FollowRestart {
  /// Takes the restart's checkpoint as the last one seen, where the one seen lies beyond it.
  ///
  /// - Throws: `NoteError` for a checkpoint that is not this office's.
  static func run(
    _ value: JSONValue, under trust: Trust, _ laptop: Laptop, _ writing: Writing
  ) throws {
    let restart = try OfficeRestart(value)
    let origin = laptop.officeOrigin
    guard restart.new.checkpoint.origin == origin else { throw NoteError.unsigned(origin.name) }
    let keys = trust.keys(role: .office).map { trusted in
      NoteKey(name: origin.name, kind: .signature, publicKey: trusted.key.rawPublicKey)
    }
    try OfficePart.verify(restart.new, keys)
    guard let seen = try writing.reading.note(.newest, of: origin)?.checkpoint,
      seen.size > restart.new.checkpoint.size
    else { return }
    try writing.keep(restart.new, .newest)
  }

  /// From which number on the office's journal may differ from what this laptop saw before; nil
  /// where it never was restarted.
  static func first(_ reading: Reading) throws -> Int? {
    let restarts = try reading.bundles().filter { $0.kind == BundleKind.keys.rawValue }
      .compactMap { try $0.detail["restart"].map { try OfficeRestart($0) } }
    return restarts.map(\.new.checkpoint.size).min()
  }
}

extension Laptop {
  /// The office's newest receipt that counts; nil without one.
  ///
  /// What the office held before it was restored it may have lost: then only what it has confirmed
  /// since.
  func confirmed(_ reading: Reading) throws -> SignedNote? {
    guard try FollowRestart.first(reading) != nil else {
      return try reading.note(.receipt, of: origin)
    }
    let journal = try reading.entries(of: origin)
    let restart = journal.last { $0.type == .bundleOpened && $0.data["restart"] != nil }
    let receipt = journal.last { $0.type == .receipt }
    guard let receipt, receipt.sequence > restart?.sequence ?? -1 else { return nil }
    return try receipt.data["note"]?.string.map { try SignedNote(text: $0) }
  }
}
