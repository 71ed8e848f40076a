package import Canonical
import Inspection
package import Storage

/// Which visit a word on the command line means.
///
/// Its number in `visits`, any unique ending of its id, or nothing while one visit is open.
package enum FindVisit {
  /// A visit with the number by which a person names it.
  package struct Numbered: Sendable {
    /// From 1; it never changes.
    package let number: Int
    /// The visit's id.
    package let visit: String
    /// Its row of the projection.
    package let row: JSONValue
    /// What the office said last of it; nil where it said nothing.
    package let standing: OfficeStanding?

    /// Whether work on it goes on.
    package var isOpen: Bool { FindVisit.isOpen(row) && !isLost }
    /// Whether the office no longer counts it among this laptop's; a void may be undone here.
    package var isLost: Bool {
      guard let standing, !standing.isHeld else { return false }
      return standing.state != "voided" || row["state"]?.string != "underway"
    }
    /// Whether somebody has begun it.
    package var isStarted: Bool { row["state"]?.string != "issued" }
  }

  /// The visits of a store, each with its number.
  ///
  /// The number is the place in the order in which they were issued here, so that it means the same
  /// visit whatever is finished meanwhile.
  ///
  /// - Throws: `StoreError.textUnreadable`; the database's error.
  package static func numbered(_ reading: Reading) throws -> [Numbered] {
    try reading.visitsAsIssued().enumerated().map { index, visit in
      Numbered(
        number: index + 1, visit: visit.visit, row: visit.row,
        standing: try reading.officeStanding(of: visit.visit))
    }
  }

  /// Whether work on the visit goes on: it was not ended, or signatures are missing.
  package static func isOpen(_ row: JSONValue) -> Bool {
    switch row["state"]?.string ?? "" {
    case "voided", "recalled": false
    case "finished", "finishedInPart": !(row["missing_signatures"]?.array ?? []).isEmpty
    default: true
    }
  }

  /// The visit's id.
  ///
  /// - Throws: `FieldError.unknownVisit`, `ambiguousVisit`, `noOpenVisit`, `severalOpenVisits`.
  package static func named(_ word: String?, in reading: Reading) throws -> String {
    let visits = try numbered(reading)
    guard let word else { return try onlyOpen(visits) }
    if let exact = visits.first(where: { $0.visit == word }) { return exact.visit }
    if let number = Int(word), word.count <= 3,
      let numbered = visits.first(where: { $0.number == number })
    {
      return numbered.visit
    }
    let matching = visits.map(\.visit).filter { $0.hasSuffix(word) }
    guard let first = matching.first else { throw FieldError.unknownVisit(word) }
    guard matching.count == 1 else { throw FieldError.ambiguousVisit(word, matching) }
    return first
  }

  private static func onlyOpen(_ visits: [Numbered]) throws -> String {
    let started = visits.filter { $0.isOpen && $0.isStarted }
    let open = started.isEmpty ? visits.filter(\.isOpen) : started
    guard let first = open.first else { throw FieldError.noOpenVisit }
    guard open.count == 1 else { throw FieldError.severalOpenVisits(open.map(\.visit)) }
    return first.visit
  }
}
