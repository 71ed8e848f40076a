import Canonical
import GRDB
package import Inspection
package import Journal
package import Merge

extension Reading {
  /// When entries can be proved to have happened, from what the store holds of the office's word.
  ///
  /// - Parameters:
  ///   - entries: The entries, of any journals.
  ///   - cosigners: The office's keys for receipts.
  ///   - sealed: When the office sealed the bundle whose opening an entry records; nil where it is
  ///     not known to have.
  /// - Returns: The bounds of the entries.
  /// - Throws: `NoteError.malformed`, `StoreError.rowAltered`; what `sealed` throws; the database's
  ///   error.
  package func timeBounds(
    of entries: [RecordedEntry], cosigners: [NoteKey], sealed: (Entry) throws -> Timestamp?
  ) throws -> TimeBounds {
    var anchors = TimeBounds.Anchors()
    var all = Set(entries)
    for (origin, recorded) in Dictionary(grouping: entries, by: \.origin) {
      let numbers = recorded.map(\.entry.sequence)
      guard let first = numbers.min(), let last = numbers.max(), origin.holder != "office" else {
        continue
      }
      for opening in try openings(of: origin, around: first...last) {
        anchors.openings[opening.leaf] = try sealed(opening)
        all.insert(RecordedEntry(origin: origin, entry: opening))
      }
      anchors.receipts[origin] = try notes(.receipt, of: origin).compactMap { note in
        cosigners.lazy.compactMap { note.time(by: $0) }.first.map { (note.checkpoint.size, $0) }
      }
    }
    return TimeBounds(Array(all), anchors: anchors)
  }

  /// The entries that record the opening of a bundle: the last one before a part of a journal, and
  /// those within it.
  private func openings(of origin: Origin, around part: ClosedRange<Int>) throws -> [Entry] {
    guard let number = try number(of: origin) else { return [] }
    // Most entries concern a visit, and an opening none; of the others the line tells.
    let opening = """
      SELECT id, leaf, line FROM entries WHERE id >= ? AND id < ? AND visit IS NULL
        AND instr(line, CAST('"type":"bundle.opened"' AS BLOB))
      """
    let first = EntryNumber.id(number, part.lowerBound)
    let before = try Row.fetchAll(
      database, sql: opening + " ORDER BY id DESC LIMIT 1",
      arguments: [EntryNumber.id(number, 0), first])
    let within = try Row.fetchAll(
      database, sql: opening + " ORDER BY id",
      arguments: [first, EntryNumber.id(number, part.upperBound + 1)])
    return try (before + within).map { row in
      try EntryRow.entry(
        line: row["line"], leaf: row["leaf"], origin, EntryNumber.sequence(row["id"]))
    }.filter { $0.type == .bundleOpened }
  }
}
