package import Canonical

/// Whether an item may be checked: items are never removed from the list (requirement I2).
package enum ItemStatus: Hashable, Sendable {
  /// In force.
  case active
  /// Not to be checked for now, for this reason.
  case suspended(reason: String)
  /// Replaced, for this reason.
  case superseded(reason: String)

  private enum Word: String, CaseIterable {
    case active
    case suspended
    case superseded
  }

  /// A status from the members `status` and `reason` of an item; active where neither stands.
  ///
  /// - Throws: `DataError`: `missing` for a status without its reason, `notOneOf` for another word.
  package init(_ reader: DataReader) throws(DataError) {
    switch reader.has("status") ? try reader.word("status", Word.self) : .active {
    case .active: self = .active
    case .suspended: self = .suspended(reason: try reader.text("reason"))
    case .superseded: self = .superseded(reason: try reader.text("reason"))
    }
  }

  /// The members that stand for it in an item.
  package var members: [String: JSONValue] {
    switch self {
    case .active: [:]
    case .suspended(let reason): ["status": "suspended", "reason": .string(reason)]
    case .superseded(let reason): ["status": "superseded", "reason": .string(reason)]
    }
  }
}
