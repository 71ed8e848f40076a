package import Canonical

/// Why something cannot leave the building.
///
/// The record is named, the offending text never is, since it may be what must not get out.
package enum PublicationError: Error, Equatable, Sendable {
  /// An identifier outside `[A-Za-z0-9._-]{1,80}`, or a credit code outside `[0-9A-Z]{1,20}`.
  case identifier(record: String, field: PublicField)
  /// A field that every published record must fill is empty.
  case empty(record: String, field: PublicField)
  /// A text that holds a character no record may hold.
  case text(record: String, field: PublicField, TextProfile.Violation)
  /// A text that looks like a telephone or identity number (requirement A7).
  case personalNumber(record: String, field: PublicField)
  /// Fewer than two officers checked, so there is no lawful result to publish (requirements 2.7).
  case officers(record: String, count: Int)
  /// One record twice in a batch: the receiving side would see a duplicate (requirement D1).
  case duplicate(record: String)
  /// The title, the office, the region or a reason for withholding holds a character that no
  /// record may hold, or looks like a personal number (then nil).
  case head(TextProfile.Violation?)
  /// A record, or the batch's head, that is no canonical line; the record is "" for the head.
  case line(record: String, CanonicalError.Reason)
  /// A page template that the program carries does not parse.
  case template(String)
}
