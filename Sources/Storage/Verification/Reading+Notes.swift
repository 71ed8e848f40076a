import GRDB
package import Journal

extension Reading {
  /// Signed notes that were edited, or that stand for another journal or size than they say.
  ///
  /// - Parameter signers: For a journal and a kind of note: whose signatures it must have, of each
  ///   the keys one of which signed.
  /// - Returns: A `rowDiffers` for each such note, by journal, kind and size.
  /// - Throws: What `signers` throws; the database's error.
  package func noteDefects(
    signers: (Origin, NoteKind) throws -> [[NoteKey]]
  ) throws -> [StoreError] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT ifnull(origins.name, notes.origin) AS name, size, kind, text
        FROM notes LEFT JOIN origins ON origins.id = notes.origin ORDER BY 1, 3, 2
        """)
    return try rows.compactMap { row in
      let name: String = row["name"]
      let isSound =
        if let origin = Origin(name), let kind = NoteKind(rawValue: row["kind"]),
          let note = Self.note(row["text"]), note.checkpoint.origin == origin,
          note.checkpoint.size == row["size"]
        {
          try signers(origin, kind).allSatisfy { keys in keys.contains { note.isSigned(by: $0) } }
        } else {
          false
        }
      let key = "\(name) \(row["kind"] as String) \(row["size"] as Int)"
      return isSound ? nil : .rowDiffers(table: "notes", key: key)
    }
  }

  private static func note(_ text: String) -> SignedNote? {
    do throws(NoteError) {
      return try SignedNote(text: text)
    } catch {
      return nil
    }
  }
}
