/// Why a text cannot be taken apart into records.
package enum CSVError: Error, Equatable, Sendable {
  /// A quoted field that starts on this line never ends, so nothing after it can be trusted.
  case unterminatedQuote(line: Int)

  /// What is wrong, for people.
  package var text: Label {
    switch self {
    case .unterminatedQuote(let line):
      Label(zh: "第 \(line) 行的引号没有结束", en: "the quotation mark on line \(line) never ends")
    }
  }
}
