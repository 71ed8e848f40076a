import Canonical
package import Journal
import Merge
package import Sealing
import Storage

/// `office restart`: the office's journal goes on after its store was restored from a backup.
///
/// Laptops have seen checkpoints that the restored journal does not reach, and refuse it as
/// shrunk or forked until a keys bundle under the seal of the root threshold explains it
/// (design 5.1). All numbers of bundles are raised, so that none is given twice.
package enum RestartJournal {
  /// Records the restart and seals the keys bundle that tells of it.
  ///
  /// - Parameters:
  ///   - roots: The root keys of the holders who are present.
  ///   - reason: What happened.
  ///   - seen: The newest checkpoint that the old journal is known to have had, such as that of
  ///     the last task bundle; nil for the newest that laptops have told of.
  ///   - desk: The restored office.
  /// - Returns: The restart.
  /// - Throws: `OfficeError.rootsMissing`, `blankReason`; `NoteError` for a `seen` that this office
  ///   did not sign; `BundleError`, `StoreError`. Nothing has changed then.
  package static func run(
    _ roots: [PrivateKey], reason: String, seen: SignedNote? = nil, at desk: OfficeDesk
  ) throws -> OfficeRestart {
    let reason = try Reason.checked(reason) ?? ""
    return try desk.store.write { writing in
      let reading = writing.reading
      let trust = try desk.trust(reading)
      if let seen { try check(seen, trust, desk) }
      let log = try reading.log(of: desk.origin)
      let new = try SignedNote(log.checkpoint, key: desk.noteKey) { try desk.key.sign($0) }
      let known = try [new, seen].compactMap(\.self) + told(trust, desk, reading)
      let old = known.max { $0.checkpoint.size < $1.checkpoint.size } ?? new
      let restart = OfficeRestart(
        old: old, new: new, reason: reason,
        count: (try OfficeRestart.newest(reading)?.count ?? 0) + 1)
      try desk.record([desk.draft(.journalRestarted, restart.members)], in: writing)
      try SealKeys.seal(
        to: SealKeys.path(in: desk.store.folder), roots, under: trust, desk, writing)
      return restart
    }
  }

  /// The office's checkpoints that laptops have recorded with the bundles they opened.
  private static func told(
    _ trust: Trust, _ desk: OfficeDesk, _ reading: Reading
  ) throws -> [SignedNote] {
    try reading.origins().filter { $0 != desk.origin }.compactMap { origin in
      let opened = try reading.lastEntries(of: origin, limit: 1000).last { entry in
        entry.type == .bundleOpened && entry.data["office_note"] != nil
      }
      guard let text = opened?.data["office_note"]?.string else { return nil }
      do throws(NoteError) {
        let note = try SignedNote(text: text)
        return isSigned(note, trust, desk) ? note : nil
      } catch {
        // A laptop's word that is no note says nothing.
        return nil
      }
    }
  }

  private static func check(_ note: SignedNote, _ trust: Trust, _ desk: OfficeDesk) throws {
    guard isSigned(note, trust, desk) else { throw NoteError.badSignature(desk.origin.name) }
  }

  private static func isSigned(_ note: SignedNote, _ trust: Trust, _ desk: OfficeDesk) -> Bool {
    note.checkpoint.origin == desk.origin
      && desk.noteKeys(.signature, trust).contains { key in
        do throws(NoteError) {
          try note.verify(key)
          return true
        } catch {
          return false
        }
      }
  }
}

extension OfficeRestart {
  /// The last restart of an office; nil where there was none.
  static func newest(_ reading: Reading) throws -> OfficeRestart? {
    try reading.document("restart", "current").map { try OfficeRestart($0.detail) }
  }
}
