import Foundation

/// The Big List of Naughty Strings: what people and attackers type into text fields.
package enum NaughtyStrings {
  /// Where it lies in the shared folder.
  package static let name = "corpora/blns/blns.json"

  /// All strings, in the list's order.
  package static func all() throws -> [String] {
    let data = try Data(contentsOf: Project.shared.appending(path: name))
    return try JSONDecoder().decode([String].self, from: data)
  }

  /// Those that are not blank and that `isRecordable` admits.
  package static func inside(_ isRecordable: (String) -> Bool) throws -> [String] {
    try all().filter { !$0.allSatisfy(\.isWhitespace) && isRecordable($0) }
  }
}
