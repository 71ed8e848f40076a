import Journal
import Storage

/// `field show` and `field fill`: looking at a visit is an act of the full record too (执法全过程记录).
package enum ViewVisit {
  /// Records that somebody looked at a visit; nobody says who.
  ///
  /// - Parameters:
  ///   - visit: The visit's id.
  ///   - laptop: The laptop.
  /// - Throws: `FieldError.unknownVisit`; as the store fails.
  package static func run(_ visit: String, on laptop: Laptop) throws {
    try laptop.store.write { writing in
      guard try writing.reading.visitRow(visit) != nil else {
        throw FieldError.unknownVisit(visit)
      }
      try laptop.record([EntryDraft(.visitViewed, visit: visit)], in: writing)
    }
  }
}
