package import Canonical
package import Inspection
import Journal
import Sealing
package import Storage

/// What is doubtful about the time of an act: the visit's window, the task bundle's expiry.
///
/// Neither refuses work on a laptop: it is said and recorded (design 5.1).
package struct Timeliness: Equatable, Sendable {
  /// The window's first day, where it has not come yet.
  package let early: CalendarDate?
  /// The window's last day, where it is over.
  package let late: CalendarDate?
  /// When the newest task bundle expired, where it has.
  package let expired: Timestamp?

  /// What is doubtful of an act at that time.
  package init(window: DateWindow, expires: Timestamp?, at now: Timestamp) {
    let today = now.date()
    early = today < window.from ? window.from : nil
    late = window.to < today ? window.to : nil
    expired = expires.flatMap { $0 < now ? $0 : nil }
  }

  /// What is doubtful of an act on a visit now; nil for a visit that is not known.
  ///
  /// - Throws: `StoreError.textUnreadable`, `notAStore`; the database's error.
  package static func now(
    _ visit: String, _ laptop: Laptop, _ reading: Reading
  ) throws -> Timeliness? {
    guard let row = try reading.visitRow(visit),
      let from = row["from"]?.string.flatMap({ CalendarDate($0) }),
      let to = row["to"]?.string.flatMap({ CalendarDate($0) }),
      let window = DateWindow(from: from, to: to)
    else { return nil }
    let opened = try reading.newestBundle(.incoming, of: BundleKind.task.rawValue)
    return Timeliness(
      window: window, expires: opened?.detail["expires"]?.string.flatMap { Timestamp(iso: $0) },
      at: laptop.surroundings.now())
  }

  /// What entries of arrival and finish say about it; empty where nothing is doubtful.
  package var data: [String: JSONValue] {
    var data: [String: JSONValue] = [:]
    if early != nil { data["early"] = true }
    if late != nil { data["late"] = true }
    if expired != nil { data["expired"] = true }
    return data
  }
}
