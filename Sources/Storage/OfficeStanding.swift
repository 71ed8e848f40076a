package import Canonical

/// What the office said last of a visit to this laptop: where it stands, and whether the laptop
/// still has it.
///
/// A laptop holds its own entries and the office's; of what other laptops wrote it knows by this
/// word alone.
package struct OfficeStanding: Hashable, Sendable {
  /// The visit's id.
  package let visit: String
  /// The state, as `VisitState` has it.
  package let state: String
  /// Whether the visit is one of the laptop's open ones.
  package let isHeld: Bool

  /// A standing from its parts.
  package init(visit: String, state: String, isHeld: Bool) {
    self.visit = visit
    self.state = state
    self.isHeld = isHeld
  }

  /// The standing that an entry or a line of a task bundle holds; nil where it names no visit.
  package init?(_ value: JSONValue) {
    guard let visit = value["visit"]?.string else { return nil }
    self.init(
      visit: visit, state: value["state"]?.string ?? "", isHeld: value["held"]?.bool ?? true)
  }

  /// The standing as entries hold it.
  package var value: JSONValue {
    ["visit": .string(visit), "state": .string(state), "held": .bool(isHeld)]
  }
}

extension Reading {
  /// What the office said last of a visit; nil where it said nothing.
  ///
  /// - Throws: `StoreError.textUnreadable`; the database's error.
  package func officeStanding(of visit: String) throws -> OfficeStanding? {
    try document("standing", visit).flatMap { OfficeStanding($0.detail) }
  }
}
