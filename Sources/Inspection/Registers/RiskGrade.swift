/// The four grades of credit risk, from low to high (requirements 2.3).
package enum RiskGrade: String, Sendable, CaseIterable, Comparable {
  // The letters are the scheme's own names.
  /// Low.
  case a = "A"
  /// Normal.
  case b = "B"
  /// Raised.
  case c = "C"
  /// High.
  case d = "D"

  /// The grade's meaning.
  package var label: Label {
    switch self {
    case .a: Label(zh: "信用风险低", en: "low risk")
    case .b: Label(zh: "信用风险一般", en: "normal risk")
    case .c: Label(zh: "信用风险较高", en: "raised risk")
    case .d: Label(zh: "信用风险高", en: "high risk")
    }
  }

  /// The lower risk is the smaller.
  package static func < (left: RiskGrade, right: RiskGrade) -> Bool {
    left.rawValue < right.rawValue
  }
}
