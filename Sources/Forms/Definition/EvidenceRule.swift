import Canonical

/// When an answer needs evidence, of which kinds, and how many pieces.
package struct EvidenceRule: Hashable, Sendable {
  /// When evidence is needed.
  package enum When: String, CaseIterable, Sendable {
    /// With every answer but `na`: what is reasonably absent cannot be shown.
    case always
    /// With an answer that is a finding.
    case onFail = "on_fail"
    /// Never.
    case never
  }

  /// When.
  package let when: When
  /// The kinds that serve, any of them.
  package let kinds: [EvidenceKind]
  /// How many pieces at least; 0 when `when` is never.
  package let minimum: Int

  /// A rule from its parts.
  package init(when: When, kinds: [EvidenceKind] = [], minimum: Int = 0) {
    self.when = when
    self.kinds = kinds
    self.minimum = minimum
  }

  var json: JSONValue {
    .members([
      ("when", .string(when.rawValue)),
      ("kinds", .list(kinds.map { .string($0.rawValue) })),
      ("min", minimum == 0 ? nil : .integer(minimum)),
    ])
  }
}
