import Canonical
import Inspection
import Journal

/// The file in which the office says which question each question of an earlier version became:
/// `form`, and under `questions` a list of `{old, new}`.
///
/// Questions that keep their name need no line; those that are gone are said by having none.
struct FormMapping {
  /// The form's id.
  let form: String
  /// The questions with another name.
  let renamed: [FormRevisionPayload.Renaming]

  /// A mapping from the file's value.
  ///
  /// - Throws: `DataError` for what is missing or wrong; `repeated` for a question that stands
  ///   twice on one side.
  init(_ value: JSONValue) throws(DataError) {
    let reader = try DataReader(value)
    try reader.allow("form", "questions")
    form = try reader.text("form")
    renamed = try reader.objects("questions") { (pair) throws(DataError) in
      try pair.allow("old", "new")
      return FormRevisionPayload.Renaming(old: try pair.text("old"), new: try pair.text("new"))
    }
    try Self.checkOnce(renamed.map(\.old), "old", reader)
    try Self.checkOnce(renamed.map(\.new), "new", reader)
  }

  private static func checkOnce(
    _ names: [String], _ key: String, _ reader: DataReader
  ) throws(DataError) {
    var seen: Set<String> = []
    for (index, name) in names.enumerated() where !seen.insert(name).inserted {
      throw DataError(
        path: reader.path + [.key("questions"), .index(index), .key(key)], reason: .repeated(name))
    }
  }
}
