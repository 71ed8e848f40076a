package import Canonical

/// Parts of evidence that wait for the others: files named by their own SHA-256, in a folder for
/// each piece, named by that of the whole.
///
/// They lie apart from the evidence: a part that is also evidence of its own is not removed with
/// its piece.
package struct PartStore: Sendable {
  /// The folder.
  package let folder: String

  /// The store in that folder, which need not be there yet.
  package init(folder: String) {
    self.folder = folder
  }

  /// Where a part of a piece lies.
  package func path(of part: Digest, in whole: Digest) -> String {
    "\(place(of: whole))/\(part.hex)"
  }

  /// Whether a part of a piece is here.
  package func holds(_ part: Digest, of whole: Digest) -> Bool {
    AtomicFile.exists(path(of: part, in: whole))
  }

  /// The pieces of which parts are here, in order.
  ///
  /// - Throws: `file`.
  package func wholes() throws(StoreError) -> [Digest] {
    guard AtomicFile.isFolder(folder) else { return [] }
    return try AtomicFile.names(in: folder).compactMap { Digest(hex: $0) }
  }

  /// Moves a durable file, whose digest was verified, into the store.
  ///
  /// - Throws: `file`.
  package func adopt(
    _ source: String, as part: Digest, of whole: Digest
  ) throws(StoreError) {
    try AtomicFile.makeFolder(place(of: whole), mode: 0o700)
    try AtomicFile.rename(source, to: path(of: part, in: whole))
  }

  /// Makes one file of the parts of a piece, and removes them when it is durable.
  ///
  /// - Parameters:
  ///   - parts: The digests of its parts, in order; all are here.
  ///   - whole: The digest of the piece.
  ///   - content: Where the piece goes.
  /// - Returns: Whether they are the piece; if not, nothing is kept, and of the parts those are
  ///   removed that are no longer what their names say.
  /// - Throws: `notPlain`, `file`.
  package func join(
    _ parts: [Digest], into whole: Digest, in content: ContentStore
  ) throws(StoreError) -> Bool {
    guard try content.join(parts.map { path(of: $0, in: whole) }, as: whole) else {
      try removeDamaged(Set(parts), of: whole)
      return false
    }
    try remove(whole)
    return true
  }

  /// Removes the parts of a piece.
  ///
  /// - Throws: `file`.
  package func remove(_ whole: Digest) throws(StoreError) {
    try FileSystem.remove(place(of: whole))
  }

  private func removeDamaged(_ parts: Set<Digest>, of whole: Digest) throws(StoreError) {
    for part in parts {
      let path = path(of: part, in: whole)
      if try AtomicFile.digest(of: path) != part { try FileSystem.remove(path) }
    }
  }

  private func place(of whole: Digest) -> String { "\(folder)/\(whole.hex)" }
}
