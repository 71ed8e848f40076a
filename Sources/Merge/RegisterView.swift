package import Canonical

/// One distinct value among the heads of a register, with all who hold it.
package struct HeadValue: Hashable, Sendable {
  /// The value; nil when it was cleared, which competes like any other.
  package let value: JSONValue?
  /// The entries that say so, in their order.
  package let authors: [RecordedEntry]
}

/// What a register holds now (merge.md 3).
package struct RegisterView: Hashable, Sendable {
  /// Which register.
  package let register: Register
  /// The live entries that no other live entry of the register names as parent, in their order.
  package let heads: [RecordedEntry]
  /// The distinct values of the heads, by their first author.
  package let values: [HeadValue]
  /// The nearest entry of the register that every head goes back to; nil when there is none or
  /// only one head.
  package let base: RecordedEntry?
  /// The unequal entries that an ordinary entry named together without deciding between them,
  /// as long as no resolution descends from it (merge.md 7).
  package let unresolved: [RecordedEntry]

  /// Whether the heads hold two or more distinct values.
  package var isDisputed: Bool { values.count > 1 }

  /// Whether a person has to decide: a dispute, or one that an ordinary entry only passed over.
  package var isConflict: Bool { isDisputed || !unresolved.isEmpty }

  /// Whether two or more journals hold the same one value.
  package var isAgreement: Bool {
    !isConflict && heads.count > 1 && Set(heads.map(\.origin)).count > 1
  }

  /// The value that is shown as current; nil while disputed and where it was cleared.
  package var current: JSONValue? {
    isDisputed ? nil : values.first?.value
  }
}
