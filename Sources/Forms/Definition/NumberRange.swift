import Canonical
package import Inspection

/// Which numbers a question takes: what an instrument can show or a count can be, not what passes.
package struct NumberRange: Hashable, Sendable {
  /// The smallest number; nil for none.
  package let minimum: ExactDecimal?
  /// The largest number; nil for none.
  package let maximum: ExactDecimal?
  /// Numbers are multiples of this; nil for any.
  package let step: ExactDecimal?

  /// A range from its parts.
  package init(minimum: ExactDecimal?, maximum: ExactDecimal?, step: ExactDecimal?) {
    self.minimum = minimum
    self.maximum = maximum
    self.step = step
  }

  /// Whether the question takes the number.
  package func contains(_ number: ExactDecimal) -> Bool {
    if let minimum, number.isLess(than: minimum) { return false }
    if let maximum, maximum.isLess(than: number) { return false }
    guard let step else { return true }
    return number.remainder(dividingBy: step) == .zero
  }

  /// The range in words.
  package var text: Label {
    let low = minimum?.description
    let high = maximum?.description
    let zh = "\(low ?? "")～\(high ?? "")" + (step.map { "，步长\($0)" } ?? "")
    let bounds = [low.map { "from \($0)" }, high.map { "to \($0)" }].compactMap(\.self)
    let words = bounds + (step.map { ["in steps of \($0)"] } ?? [])
    return Label(zh: zh, en: words.joined(separator: " "))
  }

  var json: JSONValue {
    .members([
      ("min", minimum.map { .string($0.description) }),
      ("max", maximum.map { .string($0.description) }),
      ("step", step.map { .string($0.description) }),
    ])
  }
}
