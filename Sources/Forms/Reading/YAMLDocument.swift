package import Canonical
package import Inspection

/// A YAML text as a JSON value whose every part knows its line, for forms, item lists and plans.
///
/// Plain scalars follow YAML's core schema for null, true, false and whole numbers; everything
/// else, days and decimals among them, is the text as written. Quoted scalars are texts. What
/// reads differently in different programs is refused: `.inf`, `1e3`, anchors, tags, a key twice.
package struct YAMLDocument: Sendable {
  /// The file's name, for messages.
  package let file: String
  /// The value.
  package let value: JSONValue
  private let places: YAMLPlaces

  /// Reads a text.
  ///
  /// - Throws: `FormProblems` with every defect found; a text that is no YAML has one.
  package init(file: String, text: String) throws(FormProblems) {
    var reader = YAMLReader(file: file)
    guard let (value, places) = reader.read(text), reader.problems.isEmpty else {
      throw FormProblems(reader.problems)
    }
    self.file = file
    self.value = value
    self.places = places
  }

  /// A value that came from no YAML text; all its places are line 1.
  init(file: String, value: JSONValue) {
    self.file = file
    self.value = value
    places = YAMLPlaces(mark: YAMLMark(line: 1, column: 1))
  }

  /// The line of the value at a path, or of the nearest value around it that is there.
  package func line(of path: [PathStep]) -> Int {
    mark(of: path).line
  }

  /// The line and column of the value at a path, or of the nearest value around it.
  package func mark(of path: [PathStep]) -> YAMLMark {
    places.nearest(path).mark
  }

  /// The place of a key in the mapping at a path.
  package func mark(ofKey key: String, in path: [PathStep]) -> YAMLMark {
    let mapping = places.nearest(path)
    return mapping.keys[key] ?? mapping.mark
  }
}
