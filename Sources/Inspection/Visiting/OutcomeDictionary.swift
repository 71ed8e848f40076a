package import Canonical

/// The official result categories and measures, in one version (requirements 2.6).
///
/// Codes are provincial, so they are data and say nothing without the version.
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
  /// - Throws: `DataError` for what is missing or wrong; `notOneOf` for a heading that is no code
  ///   above its own line, so that headings never run in a circle.
  package init(_ value: JSONValue) throws(DataError) {
    let reader = try DataReader(value).object("outcomes")
    try reader.allow("version", "source", "codes", "follow_up_measures", "verification_methods")
    version = try reader.text(reader.has("version") ? "version" : "source")
    codes = try reader.someObjects("codes", named: \.code, OutcomeCode.init)
    dispositions = try reader.someObjects(
      "follow_up_measures", named: { String($0.number) }, Disposition.init)
    for (index, code) in codes.enumerated() {
      let above = codes[..<index].map(\.code)
      guard let parent = code.parent, !above.contains(parent) else { continue }
      throw DataError(
        path: reader.path + ["codes", .index(index), "parent"], reason: .notOneOf(above))
    }
  }

  /// The dictionary's value in records, as `init` reads it.
  package var value: JSONValue {
    [
      "outcomes": [
        "version": .string(version), "codes": .array(codes.map(\.value)),
        "follow_up_measures": .array(dispositions.map(\.value)),
      ]
    ]
  }

  /// The category of that code.
  package subscript(code: String) -> OutcomeCode? {
    codes.first { $0.code == code }
  }

  /// The categories directly under a heading, in the order of the file.
  package func children(of code: String) -> [OutcomeCode] {
    codes.filter { $0.parent == code }
  }

  /// The headings that a category stands under, the nearest first.
  ///
  /// A result that names the category need not name them.
  package func ancestors(of code: String) -> [OutcomeCode] {
    var ancestors: [OutcomeCode] = []
    var next = self[code]?.parent
    while let heading = next.flatMap({ self[$0] }) {
      ancestors.append(heading)
      next = heading.parent
    }
    return ancestors
  }

  /// Whether something is still to follow from the category, by its own trait or its headings'.
  package func isPending(_ code: String) -> Bool {
    ([self[code]].compactMap { $0 } + ancestors(of: code)).contains {
      $0.traits.contains(.pending)
    }
  }

  /// The measure of that number.
  package func disposition(_ number: Int) -> Disposition? {
    dispositions.first { $0.number == number }
  }
}
