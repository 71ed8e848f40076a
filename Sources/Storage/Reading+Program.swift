import Canonical
package import Journal

extension Reading {
  /// What to record where another version of the program wrote the store's journal last; nil where
  /// this one did.
  ///
  /// - Throws: `StoreError.textUnreadable`; the database's error.
  package func programChange() throws -> EntryDraft? {
    let known = try document("program", "current")?.detail["program"]?.string
    guard known != Program.name else { return nil }
    var data: [String: JSONValue] = ["program": .string(Program.name)]
    data["before"] = known.map(JSONValue.string)
    return EntryDraft(.programChanged, data: data)
  }
}
