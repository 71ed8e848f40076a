/// Why a value is not the thing it is read as, and where it stands.
package struct DataError: Error, Equatable, Sendable {
  /// What is wrong.
  package enum Reason: Equatable, Sendable {
    /// Needed and not there.
    case missing
    /// A member that nothing reads; most often a misspelled one.
    case unknownKey
    /// Of another type than this.
    case needs(DataKind)
    /// A text with nothing in it, or a list with no element.
    case empty
    /// One value is needed where several stand.
    case several
    /// Not one of these words.
    case notOneOf([String])
    /// A number outside the range.
    case outside(ClosedRange<Int>)
    /// A second element of the same name.
    case repeated(String)
    /// The last day lies before the first.
    case backwards
    /// A document number without its year in 〔〕 (requirement H1).
    case documentNumber
    /// Not a team that may inspect.
    case team(TeamError)
  }

  /// From the top of what was read to the value.
  package let path: [PathStep]
  /// What is wrong with it.
  package let reason: Reason

  /// A reason at a place.
  package init(path: [PathStep], reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// What is wrong, for people, without the place.
  package var text: Label {
    switch reason {
    case .missing: Label(zh: "缺少此项", en: "is missing")
    case .unknownKey: Label(zh: "没有这个项目名", en: "is not a known name here")
    case .needs(let kind): Label(zh: "应为\(kind.label.zh)", en: "must be \(kind.label.en)")
    case .empty: Label(zh: "不得为空", en: "must not be empty")
    case .several: Label(zh: "只能有一个", en: "must be one value, not several")
    case .notOneOf(let words):
      Label(
        zh: "应为以下之一：" + words.joined(separator: "、"),
        en: "must be one of: " + words.joined(separator: ", "))
    case .outside(let range):
      Label(
        zh: "应在 \(range.lowerBound) 至 \(range.upperBound) 之间",
        en: "must lie between \(range.lowerBound) and \(range.upperBound)")
    case .repeated(let name): Label(zh: "“\(name)”重复", en: "“\(name)” stands here twice")
    case .backwards: Label(zh: "止日早于起日", en: "ends before it begins")
    case .documentNumber:
      Label(zh: "文号应带六角括号〔年份〕", en: "must be a document number with its year in 〔〕")
    case .team(let error): error.text
    }
  }
}
