/// Why codes are no result of a visit.
package enum OutcomeError: Error, Hashable, Sendable {
  /// No code at all.
  case none
  /// A code that the dictionary does not have.
  case unknownCode(String)
  /// A code that excludes all others stands among others.
  case notAlone(String)
  /// A measure that the dictionary does not have.
  case unknownDisposition(Int)
  /// "No problem found", while these questions have findings.
  case findingStands(String, [String])
  /// A result by which items have none, while these questions have one.
  case itemResults(String, [String])
  /// A result that excludes another one.
  case excludes(String, String)
  /// A heading without one of its categories.
  case headingOnly(String, [String])
  /// A result that rests on an extract of the registration, and there is none.
  case extractNeeded(String)
  /// A provisional result that the office has not confirmed.
  case provisional(String)
  /// "Nothing further" beside another measure.
  case measuresDiffer(Int, Int)
  /// A measure that the result denies.
  case measureDenies(Int, String)

  /// What is wrong, for people.
  package var text: Label {
    switch self {
    case .none: Label(zh: "没有检查结果", en: "there is no result")
    case .unknownCode(let code):
      Label(zh: "字典中没有结果代码 \(code)", en: "the dictionary has no result \(code)")
    case .notAlone(let code):
      Label(zh: "结果 \(code) 不得与其他结果并存", en: "result \(code) excludes all others")
    case .unknownDisposition(let number):
      Label(zh: "字典中没有处置措施 \(number)", en: "the dictionary has no measure \(number)")
    case .findingStands(let code, let questions):
      Label(
        zh: "存在发现问题的检查项（\(Self.some(questions))），结果不得为 \(code)",
        en: "findings stand (\(Self.some(questions))): the result cannot be \(code)")
    case .itemResults(let code, let questions):
      Label(
        zh: "结果 \(code) 时检查项应记为不适用，但已有检查项结果（\(Self.some(questions))）",
        en: "by result \(code) items do not apply, and some have results (\(Self.some(questions)))")
    case .excludes(let code, let other):
      Label(
        zh: "结果 \(code) 不得与 \(other) 并存", en: "result \(code) excludes result \(other)")
    case .headingOnly(let heading, let categories):
      Label(
        zh: "\(heading) 只是分类标题，须选其下的具体结果（\(categories.joined(separator: "、"))）",
        en: "\(heading) is a heading: name one of \(categories.joined(separator: ", "))")
    case .extractNeeded(let code):
      Label(
        zh: "结果 \(code) 须有登记机关的书面材料（编号和日期）",
        en: "result \(code) needs a dated extract of the registration")
    case .provisional(let code):
      Label(
        zh: "结果 \(code) 为现场初步认定，须经办公室确认并写明理由",
        en: "result \(code) is provisional: the office must confirm it, with a reason")
    case .measuresDiffer(let last, let other):
      Label(
        zh: "处置措施 \(last)（无需后续处置）不得与 \(other) 并存",
        en: "measure \(last) (nothing further) excludes measure \(other)")
    case .measureDenies(let number, let code):
      Label(
        zh: "处置措施 \(number) 与结果 \(code) 矛盾", en: "measure \(number) contradicts result \(code)")
    }
  }

  /// The first of the names, as far as a person reads them.
  private static func some(_ names: [String]) -> String {
    let shown = 6
    return names.prefix(shown).joined(separator: " ") + (names.count > shown ? " …" : "")
  }
}
