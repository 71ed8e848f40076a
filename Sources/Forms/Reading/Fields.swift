import Canonical
import Inspection

/// The members of one mapping, read once each.
///
/// What is wrong goes to the collector, so that one reading finds all defects; what was never read
/// is an unknown key.
final class Fields {
  let path: [PathStep]
  let collector: ProblemCollector
  private let members: [String: JSONValue]
  /// The keys asked for: few, and all but always literals, which compare quicker than they hash.
  private var taken: [String] = []

  init(_ members: [String: JSONValue], path: [PathStep], collector: ProblemCollector) {
    self.members = members
    self.path = path
    self.collector = collector
  }

  /// Reports every key that nobody asked for.
  func close() {
    for key in members.keys.filter({ !taken.contains($0) }).sorted() {
      collector.report(.unknownKey(key), key: key, in: path)
    }
  }

  func has(_ key: String) -> Bool { members[key] != nil }

  func report(_ reason: FormProblem.Reason, at key: String? = nil) {
    collector.report(reason, at: path + (key.map { [.key($0)] } ?? []))
  }

  /// The value of a key, or a report that it is missing.
  func value(_ key: String, isRequired: Bool = false) -> JSONValue? {
    taken.append(key)
    guard let value = members[key], value != .null else {
      if isRequired { report(.missingKey(key)) }
      return nil
    }
    return value
  }

  func text(_ key: String, isRequired: Bool = false) -> String? {
    guard let value = value(key, isRequired: isRequired) else { return nil }
    guard let text = Self.text(value), !text.isEmpty else {
      report(.expected(.text, key: key), at: key)
      return nil
    }
    return text
  }

  /// A number that stands where a text is meant, such as a version, is the text as written.
  private static func text(_ value: JSONValue) -> String? {
    value.string ?? value.integer.map { String($0) }
  }

  func name(_ key: String) -> String? {
    guard let name = text(key, isRequired: true) else { return nil }
    guard QuestionName.isValid(name) else {
      report(.badName(name), at: key)
      return nil
    }
    return name
  }

  func flag(_ key: String) -> Bool? {
    guard let value = value(key) else { return nil }
    guard let flag = value.bool else {
      report(.expected(.flag, key: key), at: key)
      return nil
    }
    return flag
  }

  func wholeNumber(_ key: String, isRequired: Bool = false) -> Int? {
    guard let value = value(key, isRequired: isRequired) else { return nil }
    guard let number = value.integer, number >= 0 else {
      report(.expected(.wholeNumber, key: key), at: key)
      return nil
    }
    return number
  }

  func number(_ key: String) -> ExactDecimal? {
    guard let value = value(key) else { return nil }
    guard
      let number = value.integer.map(ExactDecimal.init)
        ?? value.string.flatMap({ ExactDecimal($0) })
    else {
      report(.expected(.number, key: key), at: key)
      return nil
    }
    return number
  }

  func word<Word: CaseIterable & RawRepresentable<String>>(
    _ key: String, isRequired: Bool = false
  ) -> Word? {
    guard let text = text(key, isRequired: isRequired) else { return nil }
    guard let word = Word(rawValue: text) else {
      report(.notOneOf(key: key, allowed: Word.allCases.map(\.rawValue)), at: key)
      return nil
    }
    return word
  }

  func texts(_ key: String) -> [String] {
    elements(key).enumerated().compactMap { index, value in
      guard let text = Self.text(value), !text.isEmpty else {
        collector.report(.expected(.text, key: key), at: path + [.key(key), .index(index)])
        return nil
      }
      return text
    }
  }

  func label(_ key: String, isRequired: Bool = false) -> Label? {
    guard value(key, isRequired: isRequired) != nil, let fields = object(key) else { return nil }
    defer { fields.close() }
    let zh = fields.language("zh", .chinese, of: key)
    let en = fields.language("en", .english, of: key)
    guard let zh, let en else { return nil }
    return Label(zh: zh, en: en)
  }

  private func language(_ key: String, _ language: Language, of label: String) -> String? {
    guard let text = value(key)?.string, !text.isEmpty else {
      report(.missingLanguage(language, key: label))
      return nil
    }
    return text
  }

  func object(_ key: String, isRequired: Bool = false) -> Fields? {
    guard let value = value(key, isRequired: isRequired) else { return nil }
    guard let object = value.object else {
      report(.expected(.mapping, key: key), at: key)
      return nil
    }
    return Fields(object, path: path + [.key(key)], collector: collector)
  }

  func objects(_ key: String, isRequired: Bool = false) -> [Fields] {
    elements(key, isRequired: isRequired).enumerated().compactMap { index, value in
      let place = path + [.key(key), .index(index)]
      guard let object = value.object else {
        collector.report(.expected(.mapping, key: key), at: place)
        return nil
      }
      return Fields(object, path: place, collector: collector)
    }
  }

  func elements(_ key: String, isRequired: Bool = false) -> [JSONValue] {
    guard let value = value(key, isRequired: isRequired) else { return [] }
    guard let elements = value.array else {
      report(.expected(.list, key: key), at: key)
      return []
    }
    return elements
  }

  /// An expression; its use is noted for the check of references.
  func expression(_ key: String, _ use: ExpressionUse.Kind) -> Expression? {
    guard let source = text(key) else { return nil }
    do throws(ExpressionError) {
      let expression = try Expression(source)
      collector.note(expression, use, at: path + [.key(key)])
      return expression
    } catch {
      report(.expression(error), at: key)
      return nil
    }
  }
}
