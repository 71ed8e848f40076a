import Journal
import Merge

/// The entries of visits that one transaction has read or written.
///
/// An act reads its visit before it writes and again after: reading the lines twice would cost as
/// much as the act.
final class VisitEntries {
  private var entries: [String: [RecordedEntry]] = [:]
  /// The key records that visits are judged by; nil while they were not read, and once one is added.
  var keys: [KeyRow]?

  /// What is known of a visit; nil when it was not read yet.
  subscript(visit: String) -> [RecordedEntry]? { entries[visit] }

  /// Keeps what was read of a visit.
  func remember(_ read: [RecordedEntry], of visit: String) {
    entries[visit] = read
  }

  /// Adds an entry that was written, where its visit was read before.
  func add(_ entry: Entry, of origin: Origin) {
    guard let visit = entry.visit else { return }
    entries[visit]?.append(RecordedEntry(origin: origin, entry: entry))
  }
}
