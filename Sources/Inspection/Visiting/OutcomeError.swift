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
    }
  }
}
