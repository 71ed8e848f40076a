package import Canonical

/// What `journal.restarted` holds, and `restart.json` in a keys bundle: the office's journal goes on
/// after a restore from a backup that lacks its last entries (design 5.1).
package struct OfficeRestart: Hashable, Sendable {
  /// The newest checkpoint that the office is known to have signed before.
  package let old: SignedNote
  /// The checkpoint from which the journal goes on.
  package let new: SignedNote
  /// Why, for people.
  package let reason: String
  /// How many restarts there were, this one among them.
  package let count: Int

  /// A restart from its parts.
  package init(old: SignedNote, new: SignedNote, reason: String, count: Int) {
    self.old = old
    self.new = new
    self.reason = reason
    self.count = count
  }

  /// Reads a restart.
  ///
  /// - Parameter value: The data of the entry, or the object of the file.
  /// - Throws: `NoteError.malformed` for anything else.
  package init(_ value: JSONValue) throws(NoteError) {
    guard let old = value["old"]?.string, let new = value["new"]?.string,
      let reason = value["reason"]?.string, let count = value["count"]?.integer, count > 0
    else { throw .malformed }
    self.old = try SignedNote(text: old)
    self.new = try SignedNote(text: new)
    self.reason = reason
    self.count = count
  }

  /// The members of the entry and of the file.
  package var members: [String: JSONValue] {
    [
      "old": .string(old.text), "new": .string(new.text), "reason": .string(reason),
      "count": .integer(count),
    ]
  }

  /// The file's canonical bytes.
  ///
  /// - Throws: `CanonicalError` for a reason that no record may hold.
  package func bytes() throws(CanonicalError) -> [UInt8] {
    try CanonicalJSON.write(.object(members))
  }
}
