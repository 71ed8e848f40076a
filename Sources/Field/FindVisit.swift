package import Canonical
import Inspection
package import Storage

/// Which visit a word on the command line means: its number in `visits`, any unique ending of its
/// id, or nothing while one visit is open.
package enum FindVisit {
  /// The visits of a store in the order of `visits`: open ones first, then by id.
  package static func ordered(_ reading: Reading) throws -> [(visit: String, row: JSONValue)] {
    let rows = try reading.visitRows()
    return rows.filter { isOpen($0.row) } + rows.filter { !isOpen($0.row) }
  }

  /// Whether work on the visit goes on.
  package static func isOpen(_ row: JSONValue) -> Bool {
    let state = row["state"]?.string ?? ""
    return !["finished", "voided", "recalled"].contains(state) || row["signed"] != true
  }

  /// The visit's id.
  ///
  /// - Throws: `FieldError.unknownVisit`, `ambiguousVisit`, `noOpenVisit`, `severalOpenVisits`.
  package static func named(_ word: String?, in reading: Reading) throws -> String {
    let visits = try ordered(reading)
    guard let word else { return try onlyOpen(visits) }
    if let exact = visits.first(where: { $0.visit == word }) { return exact.visit }
    if let number = Int(word), word.count <= 3, visits.indices.contains(number - 1) {
      return visits[number - 1].visit
    }
    let matching = visits.map(\.visit).filter { $0.hasSuffix(word) }
    guard let first = matching.first else { throw FieldError.unknownVisit(word) }
    guard matching.count == 1 else { throw FieldError.ambiguousVisit(word, matching) }
    return first
  }

  private static func onlyOpen(_ visits: [(visit: String, row: JSONValue)]) throws -> String {
    let started = visits.filter { isOpen($0.row) && $0.row["state"]?.string != "issued" }
    let open = started.isEmpty ? visits.filter { isOpen($0.row) } : started
    guard let first = open.first else { throw FieldError.noOpenVisit }
    guard open.count == 1 else { throw FieldError.severalOpenVisits(open.map(\.visit)) }
    return first.visit
  }
}
