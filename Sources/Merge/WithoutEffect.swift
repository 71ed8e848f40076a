/// A live entry that changes nothing, with why; it is kept and shown like any other.
package struct WithoutEffect: Hashable, Sendable {
  /// Why an entry has no effect on its register.
  package enum Reason: String, Hashable, Sendable {
    /// A resolution of a register without conflict among what it names (merge.md 7).
    case noConflict = "no-conflict"
    /// A resolution by nobody but an author of what it decides, or by one person on a laptop
    /// (merge.md 7).
    case notByOthers = "not-by-others"
    /// A resolution that names a state which no visit can have.
    case unknownState = "unknown-state"
    /// An act that only the office may do, in a laptop's journal.
    case notTheOffice = "not-the-office"
  }

  /// The entry.
  package let recorded: RecordedEntry
  /// Why.
  package let reason: Reason
}
