package import Journal

/// A journal as files that `verify_journal.py` checks without Yicha (design 5.3).
package enum JournalExport {
  /// The files of a journal, by name.
  ///
  /// `journal.jsonl`, `checkpoint.txt`, `vkeys` (the origin's key, then the office's for receipts,
  /// a line each), and `receipts/<size>.txt`. A journal of which entries are still on their way is
  /// exported up to the largest size that its origin signed and that is here whole. Of receipts,
  /// those that one key of the office cosigned: it is the one that cosigned the newest, and that
  /// receipt covers what earlier keys cosigned.
  ///
  /// - Parameters:
  ///   - origin: Whose journal.
  ///   - devices: The origin's keys of kind `signature`, of which one signed the checkpoint.
  ///   - offices: The office's keys of kind `cosignature`.
  ///   - reading: The store.
  /// - Returns: Their names within a folder, and contents.
  /// - Throws: `NoteError.unsigned` when no checkpoint of it is here; `StoreError.rowAltered`.
  package static func files(
    of origin: Origin, devices: [NoteKey], offices: [NoteKey], _ reading: Reading
  ) throws -> [(name: String, bytes: [UInt8])] {
    let entries = try unbroken(reading.entries(of: origin))
    let notes = try [NoteKind.newest, .checkpoint, .receipt].flatMap { kind in
      try reading.notes(kind, of: origin)
    }
    let whole = notes.filter { $0.checkpoint.size <= entries.count }
    guard let checkpoint = whole.max(by: { $0.checkpoint.size < $1.checkpoint.size }) else {
      throw NoteError.unsigned(origin.name)
    }
    let lines: [UInt8] = entries.prefix(checkpoint.checkpoint.size).flatMap { $0.line + [0x0A] }
    let all = try reading.notes(.receipt, of: origin)
      .filter { $0.checkpoint.size <= checkpoint.checkpoint.size }
    guard let device = devices.first(where: { checkpoint.isSigned(by: $0) }),
      let office = offices.first(where: { key in all.last.map { $0.isSigned(by: key) } ?? true })
    else { throw NoteError.unsigned(origin.name) }
    let receipts = all.filter { $0.isSigned(by: office) }
    return [
      ("journal.jsonl", lines),
      ("checkpoint.txt", Array(checkpoint.text.utf8)),
      ("vkeys", Array("\(device.verifierKey)\n\(office.verifierKey)\n".utf8)),
    ]
      + receipts.map { receipt in
        ("receipts/\(receipt.checkpoint.size).txt", Array(receipt.text.utf8))
      }
  }

  /// Writes the files of a journal into a folder, which is made.
  ///
  /// An earlier export of the same journal is replaced.
  ///
  /// - Returns: The files' paths.
  /// - Throws: `StoreError.exists` where other files stand under these names; `file`.
  @discardableResult
  package static func write(
    _ files: [(name: String, bytes: [UInt8])], to folder: String
  ) throws(StoreError) -> [String] {
    let taken = files.map { "\(folder)/\($0.name)" }.first(where: AtomicFile.exists)
    if let taken, try !isEarlierExport(folder, files) { throw .exists(taken) }
    var paths: [String] = []
    for (name, bytes) in files {
      let path = "\(folder)/\(name)"
      try AtomicFile.makeFolder(name.contains("/") ? "\(folder)/receipts" : folder)
      try AtomicFile.write(bytes, to: path, replacing: true)
      paths.append(path)
    }
    return paths
  }

  /// An export is known by its first verifier key, the journal's own.
  private static func isEarlierExport(
    _ folder: String, _ files: [(name: String, bytes: [UInt8])]
  ) throws(StoreError) -> Bool {
    let path = "\(folder)/vkeys"
    guard AtomicFile.exists(path) else { return false }
    let held = try AtomicFile.read(path, atMost: FileLimit.text).prefix { $0 != 0x0A }
    let own = files.first { $0.name == "vkeys" }?.bytes.prefix { $0 != 0x0A }
    return held == own
  }

  /// The entries up to the first that is not here.
  private static func unbroken(_ entries: [Entry]) -> ArraySlice<Entry> {
    let end = entries.enumerated().first { $0.offset != $0.element.sequence }?.offset
    return entries.prefix(end ?? entries.count)
  }
}
