import Canonical

/// The records of a register file against those that the register holds under their ids.
package struct RegisterComparison: Sendable {
  /// A record that takes the place of another.
  package struct Replaced: Hashable, Sendable {
    /// The record's id.
    package let id: String
    /// The columns in which the two differ; what they say is personal data and stays out.
    package let columns: [String]
  }

  /// Records of ids that the register did not have.
  package private(set) var new = 0
  /// Records that the register has just so.
  package private(set) var unchanged = 0
  /// Records that replace others, in the order of the file.
  package private(set) var replaced: [Replaced] = []

  /// Compares the records of a file.
  ///
  /// - Parameters:
  ///   - records: Their ids and values.
  ///   - members: Which column each member of a value comes from.
  ///   - held: What the register holds under an id.
  /// - Throws: what `held` throws.
  init(
    _ records: [(id: String, value: JSONValue)], members: [(String, String)],
    held: (String) throws -> JSONValue?
  ) throws {
    for record in records {
      guard let earlier = try held(record.id) else {
        new += 1
        continue
      }
      guard earlier != record.value else {
        unchanged += 1
        continue
      }
      let columns = members.filter { earlier[$0.0] != record.value[$0.0] }.map(\.1)
      let distinct = columns.reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
      replaced.append(Replaced(id: record.id, columns: distinct))
    }
  }
}
