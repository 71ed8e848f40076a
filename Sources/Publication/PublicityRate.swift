package import Inspection

/// How much of what must be published is published, as an exact fraction (requirement X13:
/// 公示率 100 %).
package struct PublicityRate: Hashable, Sendable {
  /// Visits that are published and had to be.
  package let published: Int
  /// Visits whose result must be published; those withheld by law are not among them.
  package let due: Int
  /// The visits still to be published, sorted: what a rate below 100 % must name.
  package let missing: [String]
  /// How many visits are withheld by law, counted apart, by reason.
  package let withheld: [String: Int]

  /// The rate over finished visits.
  ///
  /// - Parameters:
  ///   - finished: the visits with a final result.
  ///   - published: the visits that have a publication record; others than `finished` are ignored.
  ///   - withheld: the visits that the law keeps from publication, each with its reason.
  package init(
    finished: Set<String>, published: Set<String>, withheld: [String: String] = [:]
  ) {
    let due = finished.filter { withheld[$0] == nil }
    self.missing = due.subtracting(published).sorted()
    self.due = due.count
    self.published = due.count - missing.count
    let reasons = withheld.filter { finished.contains($0.key) }.values
    self.withheld = Dictionary(reasons.map { ($0, 1) }, uniquingKeysWith: +)
  }

  /// Whether everything due is published; also when nothing is due.
  package var isComplete: Bool { published == due }

  /// The fraction and its percentage, such as `199/200 = 99.5 %`.
  ///
  /// The percentage is exact: a fraction that does not end is cut off, never rounded, and says so
  /// (`199/201 = 99.0049… %`), so that 100 % always means all.
  package var text: String {
    due == 0 ? "0/0" : "\(published)/\(due) = \(percentage) %"
  }

  /// The fraction in words for people.
  package var words: Label {
    due == 0
      ? Label(zh: "0/0（无应公示结果）", en: "0/0 (nothing due)") : Label(zh: text, en: text)
  }

  /// The most digits after the point before an unending fraction is cut; an ending one is given
  /// in full up to twice as many.
  private static let cut = 4

  private var percentage: String {
    let hundredfold = published * 100
    var digits: [Int] = []
    var rest = hundredfold % due
    while rest != 0, digits.count < Self.cut * 2 {
      digits.append(rest * 10 / due)
      rest = rest * 10 % due
    }
    let whole = String(hundredfold / due)
    guard !digits.isEmpty else { return whole }
    let kept = rest == 0 ? digits : Array(digits.prefix(Self.cut))
    return whole + "." + kept.map(String.init).joined() + (rest == 0 ? "" : "…")
  }
}
