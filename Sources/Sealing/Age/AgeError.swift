/// Why an age file is not opened or not written.
package enum AgeError: Error, Equatable, Sendable {
  // Header (C2SP age.md, "Header")
  /// The first line is not that of age v1.
  case version
  /// The header breaks its grammar in this line, from 1.
  case headerLine(Int)
  /// The header is longer than anything that is read into memory.
  case headerTooLong
  /// A stanza of a known type breaks the rules of its type.
  case stanza(type: String)
  /// A stanza that must stand alone has others beside it.
  case notAlone(type: String)
  /// The passphrase would cost more work than is allowed; exponents of two.
  case workFactor(Int, limit: Int)
  /// The file ends before its payload begins.
  case nonce
  /// The header was changed after it was written.
  case headerMAC

  // Keys
  /// None of the identities opens any of the stanzas.
  case noMatch
  /// A key cannot be used, or there is no memory for a passphrase's work.
  case key
  /// Nobody to encrypt to.
  case noRecipient

  // Payload (C2SP age.md, "Payload")
  /// This chunk, from 0, is damaged, missing or out of its place.
  case payload(chunk: Int)
  /// Something follows the last chunk.
  case trailing

  /// The source or the sink failed; nothing is said about the age file.
  case file(BundleError)

  /// The classes by which the vectors of C2SP CCTV name a failure.
  package enum Verdict: String, Sendable {
    /// The header does not parse.
    case header = "header failure"
    /// No identity opens it.
    case noMatch = "no match"
    /// A file key is found, but the header is not the one that was written with it.
    case headerMAC = "HMAC failure"
    /// The payload does not decrypt to its end.
    case payload = "payload failure"
  }

  /// The class of the error; nil where it is no verdict on an age file.
  package var verdict: Verdict? {
    switch self {
    case .version, .headerLine, .headerTooLong, .stanza, .notAlone, .workFactor, .nonce: .header
    case .headerMAC: .headerMAC
    case .noMatch: .noMatch
    case .payload, .trailing: .payload
    case .key, .noRecipient, .file: nil
    }
  }
}
