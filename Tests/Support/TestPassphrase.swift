package import Sealing

/// The passphrase of every key that tests make; it protects nothing and costs no time.
package enum TestPassphrase {
  /// The words.
  package static let words = "for tests only"

  /// What wraps a new key.
  ///
  /// - Throws: never for these words.
  package static func recipient() throws -> AgeScryptRecipient {
    let recipient = AgeScryptRecipient(
      passphrase: words, workFactor: AgeScryptRecipient.testOnlyWorkFactor)
    guard let recipient else { throw AgeError.key }
    return recipient
  }

  /// What opens it again.
  ///
  /// - Throws: never for these words.
  package static func identity() throws -> AgeScryptIdentity {
    guard let identity = AgeScryptIdentity(passphrase: words) else { throw AgeError.key }
    return identity
  }
}
