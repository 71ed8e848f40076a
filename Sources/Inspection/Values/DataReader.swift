package import Canonical

/// Reads the members of an object and knows where it stands, so that every error names its place.
package struct DataReader: Sendable {
  /// Where the object stands.
  package let path: [PathStep]
  private let members: [String: JSONValue]

  /// A reader of an object at a place.
  ///
  /// - Throws: `needs(.object)`.
  package init(_ value: JSONValue, path: [PathStep] = []) throws(DataError) {
    guard let members = value.object else {
      throw DataError(path: path, reason: .needs(.object))
    }
    self.path = path
    self.members = members
  }

  /// Refuses every member but these.
  ///
  /// A misspelled name would otherwise be an option that silently does nothing. The first in
  /// alphabetical order is named.
  ///
  /// - Throws: `unknownKey`.
  package func allow(_ keys: String...) throws(DataError) {
    try allow(keys)
  }

  /// Refuses keys other than these.
  ///
  /// - Throws: `unknownKey`.
  package func allow(_ keys: [String]) throws(DataError) {
    let unknown = members.keys.filter { !keys.contains($0) }.sorted()
    if let first = unknown.first { throw error(first, .unknownKey) }
  }

  /// An error about a member.
  package func error(_ key: String, _ reason: DataError.Reason) -> DataError {
    DataError(path: path + [.key(key)], reason: reason)
  }

  /// Whether the member is there and not null.
  package func has(_ key: String) -> Bool {
    members[key].map { $0 != .null } ?? false
  }

  /// A member, whatever it is.
  ///
  /// - Throws: `missing`.
  package func value(_ key: String) throws(DataError) -> JSONValue {
    guard let value = members[key], value != .null else { throw error(key, .missing) }
    return value
  }

  /// A text with something in it.
  ///
  /// - Throws: `missing`, `needs`, `several` for a list, `empty`.
  package func text(_ key: String) throws(DataError) -> String {
    let value = try value(key)
    if value.array != nil { throw error(key, .several) }
    guard let text = value.string else { throw error(key, .needs(.text)) }
    guard !text.allSatisfy(\.isWhitespace) else { throw error(key, .empty) }
    return text
  }

  /// A text, or nil where there is none.
  ///
  /// - Throws: as `text`, but `missing`.
  package func textIfPresent(_ key: String) throws(DataError) -> String? {
    has(key) ? try text(key) : nil
  }

  /// An integer within a range.
  ///
  /// - Throws: `missing`, `needs`, `outside`.
  package func integer(_ key: String, in range: ClosedRange<Int>) throws(DataError) -> Int {
    guard let number = try value(key).integer else { throw error(key, .needs(.integer)) }
    guard range.contains(number) else { throw error(key, .outside(range)) }
    return number
  }

  /// An integer within a range, or what stands for it where there is none.
  ///
  /// - Throws: as `integer`, but `missing`.
  package func integer(
    _ key: String, in range: ClosedRange<Int>, otherwise: Int
  ) throws(DataError) -> Int {
    has(key) ? try integer(key, in: range) : otherwise
  }

  /// A flag, false where there is none.
  ///
  /// - Throws: `needs`.
  package func flag(_ key: String) throws(DataError) -> Bool {
    guard has(key) else { return false }
    guard let flag = try value(key).bool else { throw error(key, .needs(.flag)) }
    return flag
  }

  /// A day.
  ///
  /// - Throws: as `text`, and `needs(.date)`.
  package func date(_ key: String) throws(DataError) -> CalendarDate {
    guard let date = CalendarDate(try text(key)) else { throw error(key, .needs(.date)) }
    return date
  }

  /// A region.
  ///
  /// - Throws: as `text`, and `needs(.region)`.
  package func region(_ key: String) throws(DataError) -> RegionCode {
    guard let region = RegionCode(try text(key)) else { throw error(key, .needs(.region)) }
    return region
  }

  /// One word of a closed set.
  ///
  /// - Throws: as `text`, and `notOneOf`.
  package func word<Word>(_ key: String, _: Word.Type = Word.self) throws(DataError) -> Word
  where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
    guard let word = Word(rawValue: try text(key)) else {
      throw error(key, .notOneOf(Word.allCases.map(\.rawValue)))
    }
    return word
  }

  /// A text in both languages.
  ///
  /// - Throws: as `object` and `text`.
  package func label(_ key: String) throws(DataError) -> Label {
    let reader = try object(key)
    try reader.allow("zh", "en")
    return Label(zh: try reader.text("zh"), en: try reader.text("en"))
  }

  /// A reader of an object inside this one.
  ///
  /// - Throws: `missing`, `needs`.
  package func object(_ key: String) throws(DataError) -> DataReader {
    try DataReader(try value(key), path: path + [.key(key)])
  }

  /// Texts, each with something in it and none twice; empty where there are none.
  ///
  /// - Throws: `needs`, `empty`, `repeated`.
  package func texts(_ key: String) throws(DataError) -> [String] {
    var texts: [String] = []
    for (index, value) in try list(key).enumerated() {
      let place = path + [.key(key), .index(index)]
      guard let text = value.string else { throw DataError(path: place, reason: .needs(.text)) }
      guard !text.allSatisfy(\.isWhitespace) else {
        throw DataError(path: place, reason: .empty)
      }
      guard !texts.contains(text) else { throw DataError(path: place, reason: .repeated(text)) }
      texts.append(text)
    }
    return texts
  }

  /// Texts of which there must be one or more.
  ///
  /// - Throws: as `texts`, and `missing`, `empty`.
  package func someTexts(_ key: String) throws(DataError) -> [String] {
    _ = try value(key)
    let texts = try texts(key)
    guard !texts.isEmpty else { throw error(key, .empty) }
    return texts
  }

  /// Words of a closed set, none twice; empty where there are none.
  ///
  /// - Throws: as `texts`, and `notOneOf`.
  package func words<Word>(_ key: String, _: Word.Type = Word.self) throws(DataError) -> [Word]
  where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
    var words: [Word] = []
    for (index, text) in try texts(key).enumerated() {
      guard let word = Word(rawValue: text) else {
        throw DataError(
          path: path + [.key(key), .index(index)],
          reason: .notOneOf(Word.allCases.map(\.rawValue)))
      }
      words.append(word)
    }
    return words
  }

  /// The objects of a list, each read by `read`; empty where there are none.
  ///
  /// - Throws: `needs`, and what `read` throws.
  package func objects<Element>(
    _ key: String, _ read: (DataReader) throws(DataError) -> Element
  ) throws(DataError) -> [Element] {
    var elements: [Element] = []
    for (index, value) in try list(key).enumerated() {
      let reader = try DataReader(value, path: path + [.key(key), .index(index)])
      elements.append(try read(reader))
    }
    return elements
  }

  /// As `objects`, refusing an empty list and a second element of the same name.
  ///
  /// - Throws: as `objects`, and `missing`, `empty`, `repeated`.
  package func someObjects<Element>(
    _ key: String, named name: (Element) -> String,
    _ read: (DataReader) throws(DataError) -> Element
  ) throws(DataError) -> [Element] {
    _ = try value(key)
    let elements = try objects(key, read)
    guard !elements.isEmpty else { throw error(key, .empty) }
    var names: Set<String> = []
    for (index, element) in elements.enumerated() {
      guard names.insert(name(element)).inserted else {
        throw DataError(
          path: path + [.key(key), .index(index)], reason: .repeated(name(element)))
      }
    }
    return elements
  }

  private func list(_ key: String) throws(DataError) -> [JSONValue] {
    guard has(key) else { return [] }
    guard let list = try value(key).array else { throw error(key, .needs(.list)) }
    return list
  }
}
