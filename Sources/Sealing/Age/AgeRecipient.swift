/// Whom a file is encrypted to.
package protocol AgeRecipient: Sendable {
  /// The file key, wrapped so that only the recipient's identity opens it.
  ///
  /// - Throws: `key`.
  func wrap(_ fileKey: AgeFileKey, random: AgeRandom) throws(AgeError) -> AgeStanza
}
