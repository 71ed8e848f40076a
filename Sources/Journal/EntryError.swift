package import Canonical

/// Why a line is no journal entry.
package enum EntryError: Error, Hashable, Sendable {
  /// Not canonical JSON.
  case notCanonical(CanonicalError)
  /// A member is missing, has another type, or does not belong in an entry.
  case member(String)
}
