import Canonical
import Inspection

@testable import Forms

/// The rule of one item in the words of the draft checklists, judged without the form language:
/// what the converted form finds must be what this finds.
struct SourceRule {
  private let answer: JSONValue
  /// The values of other items that the rule may name.
  let others: [String: JSONValue]

  init(answer: JSONValue, others: [String: JSONValue]) {
    self.answer = answer
    self.others = others
  }

  /// Whether the source has a rule at all.
  var canFail: Bool {
    ["pass", "pass_range", "pass_rule", "fail_if_any"].contains { answer[$0] != nil }
  }

  /// Whether the source's rule finds fault with a value; `na` is never at fault.
  func fails(_ value: JSONValue) throws -> Bool {
    if let pass = answer["pass"] {
      if answer["type"] == "yes_no_na", value == "na" { return false }
      return !(pass.array ?? [pass]).contains(value)
    }
    if let bad = answer["fail_if_any"]?.strings {
      return !Set(bad).isDisjoint(with: value.strings ?? [])
    }
    if let range = answer["pass_range"]?.array, range.count == 2 {
      let number = try decimal(value)
      let isBelow = try range[0] == .null ? false : number.isLess(than: decimal(range[0]))
      let isAbove = try range[1] == .null ? false : decimal(range[1]).isLess(than: number)
      return isBelow || isAbove
    }
    if let rule = answer["pass_rule"]?.string { return try !passes(value, rule) }
    return false
  }

  /// `>=today`, `after:COM-07` (on that day or later), `within_months:12` (not before, not to come).
  ///
  /// Days are ISO text, whose order is that of days.
  private func passes(_ value: JSONValue, _ rule: String) throws -> Bool {
    let today = Small.today.description
    guard let day = value.string else { throw Missing(name: rule) }
    if rule == ">=today" { return day >= today }
    let parts = rule.split(separator: ":").map(String.init)
    switch parts[0] {
    case "after":
      guard let limit = others[parts[1]]?.string else { throw Missing(name: rule) }
      return day >= limit
    case "within_months":
      guard let months = Int(parts[1]), months % 12 == 0, let year = Int(today.prefix(4)) else {
        throw Missing(name: rule)
      }
      return day >= "\(year - months / 12)\(today.dropFirst(4))" && day <= today
    default: throw Missing(name: rule)
    }
  }

  private func decimal(_ value: JSONValue) throws -> ExactDecimal {
    guard let number = value.string.flatMap({ ExactDecimal($0) }) else {
      throw Missing(name: "\(value)")
    }
    return number
  }
}
