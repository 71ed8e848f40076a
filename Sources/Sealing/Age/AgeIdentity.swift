/// What opens a file.
package protocol AgeIdentity: Sendable {
  /// The file key in a stanza; nil when the stanza is not for this identity.
  ///
  /// - Throws: `stanza`, `workFactor`, `key`.
  func unwrap(_ stanza: AgeStanza) throws(AgeError) -> AgeFileKey?
}
