package import Canonical

/// The official result categories and measures, in one version: codes are provincial, so they
/// are data and say nothing without the version (requirements 2.6).
package struct OutcomeDictionary: Hashable, Sendable {
  /// The version.
  package let version: String
  /// The categories, in the order of the file.
  package let codes: [OutcomeCode]
  /// The measures, in the order of the file.
  package let dispositions: [Disposition]

  /// A dictionary from a file's member `outcomes`.
  ///
  /// Where the office has given it no `version`, the source that it was taken from stands for one.
  ///
  /// - Throws: what is missing or wrong; `notOneOf` for a heading that is no code.
  package init(_ value: JSONValue) throws(DataError) {
    let reader = try DataReader(value).object("outcomes")
    try reader.allow("version", "source", "codes", "follow_up_measures", "verification_methods")
    version = try reader.text(reader.has("version") ? "version" : "source")
    codes = try reader.someObjects("codes", named: \.code, OutcomeCode.init)
    dispositions = try reader.someObjects(
      "follow_up_measures", named: { String($0.number) }, Disposition.init)
    let known = codes.map(\.code)
    for (index, code) in codes.enumerated() {
      guard let parent = code.parent, !known.contains(parent) else { continue }
      throw DataError(
        path: reader.path + ["codes", .index(index), "parent"], reason: .notOneOf(known))
    }
  }

  /// The category of that code.
  package subscript(code: String) -> OutcomeCode? {
    codes.first { $0.code == code }
  }

  /// The measure of that number.
  package func disposition(_ number: Int) -> Disposition? {
    dispositions.first { $0.number == number }
  }
}
