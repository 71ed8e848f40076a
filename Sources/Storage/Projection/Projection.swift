import Canonical
package import Journal
import Merge

/// The fold from entries to tables: everything that can be deleted and built again.
package enum Projection {
  /// What an entry of the store's own journal does to the tables.
  typealias Fold = @Sendable (Entry, Writing) throws -> Void

  /// Which types of the own journal change tables; one file each.
  static let folds: [EntryType: Fold] = [
    .bundleExported: BundleFold.exported,
    .bundleOpened: BundleFold.opened,
    .bundleRefused: DocumentFold.refused,
    .calendarPublished: DocumentFold.calendar,
    .departmentsPublished: DocumentFold.departments,
    .drawCommitted: DocumentFold.draw,
    .drawMade: DocumentFold.draw,
    .formPublished: DocumentFold.form,
    .formRevised: DocumentFold.form,
    .journalRestarted: DocumentFold.restarted,
    .keyEnrolled: KeyFold.enrolled,
    .keyRevoked: KeyFold.revoked,
    .listPublished: DocumentFold.list,
    .merged: BundleFold.received,
    .opened: DocumentFold.program,
    .outcomesPublished: DocumentFold.outcomes,
    .packed: BundleFold.packed,
    .planPublished: DocumentFold.plan,
    .programChanged: DocumentFold.program,
    .published: DocumentFold.published,
    .registerImported: RegisterFold.imported,
    .resultReceived: BundleFold.received,
    .rulesPublished: DocumentFold.rules,
  ]

  /// Brings the tables up to date after entries were added.
  ///
  /// - Parameters:
  ///   - entries: The added entries, in order.
  ///   - own: Whether they are of the store's own journal.
  ///   - writing: The transaction that added them.
  /// - Returns: The visits concerned as they are now.
  /// - Throws: `StoreError` for a file or a stored row that is not as it was written, `DataError`,
  ///   `CompiledFormError`, `CanonicalError` or `RegisterFileError` for one that cannot be read, or
  ///   the database's error.
  @discardableResult
  package static func follow(
    _ entries: [Entry], own: Bool, in writing: Writing
  ) throws -> [String: VisitFile] {
    if own {
      for entry in entries { try folds[entry.type]?(entry, writing) }
    }
    return try refold(Set(entries.compactMap(\.visit)), in: writing)
  }

  /// Computes the rows of visits anew.
  ///
  /// - Returns: The visits as they are now.
  /// - Throws: `StoreError.contentMissing` when a form is not here; else as `follow`.
  @discardableResult
  package static func refold(
    _ visits: Set<String>, in writing: Writing
  ) throws -> [String: VisitFile] {
    let sources = try visits.sorted().compactMap { try VisitSource($0, writing.reading) }
    var files: [String: VisitFile] = [:]
    for (file, row) in AllCores.map(sources, folded) {
      files[file.name] = file
      try writing.put(
        visit: file.name, state: file.view.state.rawValue, row: row, conflicts: file.conflictRows)
    }
    return files
  }

  @Sendable private static func folded(
    _ source: VisitSource
  ) -> (file: VisitFile, row: JSONValue) {
    let file = VisitFile(source)
    return (file, VisitRow(file).json)
  }

  /// Deletes every table that is computed and computes it again from the entries.
  ///
  /// - Throws: As `follow`.
  package static func rebuild(own: Origin, in writing: Writing) throws {
    try writing.clearProjections()
    for journal in try writing.reading.lineage(of: own) {
      for entry in try writing.reading.entries(of: journal) {
        try folds[entry.type]?(entry, writing)
      }
    }
    // Not all at once: what is folded is held until its rows are written.
    let names = try writing.reading.allVisitNames().sorted()
    for first in stride(from: 0, to: names.count, by: 64) {
      try refold(Set(names[first..<min(first + 64, names.count)]), in: writing)
    }
  }
}
