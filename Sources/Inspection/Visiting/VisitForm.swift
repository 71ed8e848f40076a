package import Canonical

/// A form of a visit: its id and the digest of its compiled file, which is its identity.
package struct VisitForm: Hashable, Sendable {
  /// The form's id, such as `catering`.
  package let id: String
  /// SHA-256 of its canonical JSON.
  package let digest: Digest

  /// A form by id and digest.
  package init(id: String, digest: Digest) {
    self.id = id
    self.digest = digest
  }

  /// A form from its value.
  ///
  /// - Throws: `DataError` for what is missing or wrong.
  package init(_ reader: DataReader) throws(DataError) {
    try reader.allow("id", "digest")
    guard let digest = Digest(hex: try reader.text("digest")) else {
      throw reader.error("digest", .needs(.digest))
    }
    self.init(id: try reader.text("id"), digest: digest)
  }

  /// The form's value in records.
  package var value: JSONValue { ["id": .string(id), "digest": .string(digest.hex)] }
}
