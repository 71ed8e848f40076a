package import Inspection

/// Why an expression cannot be read, and at which character of it, counted from 1.
package struct ExpressionError: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// Nothing to compute.
    case empty
    /// Longer than 4,000 characters or nested deeper than 64.
    case tooLarge
    /// Something else is needed here; what stands there, empty at the end.
    case unexpected(String)
    /// A quotation mark or `${` that is not closed.
    case unclosed
    /// A function that this language does not have.
    case unknownFunction(String)
    /// Too few or too many arguments.
    case wrongArguments(function: String)
    /// A pattern of `regex` that is no regular expression, or not written as a literal.
    case badPattern
  }

  /// What is wrong.
  package let reason: Reason
  /// The character, from 1.
  package let position: Int

  /// The reason for people.
  package var label: Label {
    switch reason {
    case .empty: Label(zh: "表达式为空", en: "the expression is empty")
    case .tooLarge: Label(zh: "表达式过长或嵌套过深", en: "the expression is too large")
    case .unexpected(""):
      Label(zh: "第\(position)个字符：表达式不完整", en: "character \(position): it ends too early")
    case .unexpected(let text):
      Label(
        zh: "第\(position)个字符：此处不能是“\(text)”",
        en: "character \(position): \"\(text)\" cannot stand here")
    case .unclosed:
      Label(zh: "第\(position)个字符：没有结束", en: "character \(position): this is not closed")
    case .unknownFunction(let name):
      Label(
        zh: "第\(position)个字符：没有函数 \(name)()",
        en: "character \(position): there is no function \(name)()")
    case .wrongArguments(let name):
      Label(
        zh: "第\(position)个字符：\(name)() 的参数个数或种类不对",
        en: "character \(position): \(name)() takes other arguments")
    case .badPattern:
      Label(
        zh: "第\(position)个字符：regex() 的模式须是写明的正则表达式",
        en: "character \(position): regex() needs a literal regular expression")
    }
  }
}
