/// The strata that a plan sets ratios for: the four grades, and the unclassified on their own.
///
/// The unclassified are never folded into A (requirement C6). The words are those of the draw's
/// files.
package enum RiskStratum: String, Sendable, CaseIterable {
  // The letters are the scheme's own names.
  /// Class A.
  case a = "A"
  /// Class B.
  case b = "B"
  /// Class C.
  case c = "C"
  /// Class D.
  case d = "D"
  /// Without a class.
  case unclassified = "none"

  /// The stratum of a grade, or of none.
  package init(_ grade: RiskGrade?) {
    self =
      switch grade {
      case .a: .a
      case .b: .b
      case .c: .c
      case .d: .d
      case nil: .unclassified
      }
  }

  /// The stratum's name.
  package var label: Label {
    self == .unclassified
      ? Label(zh: "未分类", en: "unclassified")
      : Label(zh: "\(rawValue) 类", en: "class \(rawValue)")
  }
}
