package import Inspection

/// To whom a bundle is encrypted: its recipient and the escrow (design 5.1).
package struct BundleEncryption: Sendable {
  /// How the names of encrypted bundles end.
  package static let suffix = ".zip.age"
  /// How the names of plain bundles end.
  package static let plainSuffix = ".zip"

  /// Each of them alone can open the bundle.
  let recipients: [AgeX25519Recipient]
  /// Where file key, nonce and shares come from.
  let random: AgeRandom

  /// An encryption to these recipients.
  package init(to recipients: [AgeX25519Recipient], random: @escaping AgeRandom) {
    self.recipients = recipients
    self.random = random
  }

  /// How the name of a bundle ends that is encrypted so, or not at all.
  package static func suffix(_ encryption: BundleEncryption?) -> String {
    encryption == nil ? plainSuffix : suffix
  }

  /// Begins the encryption of a stream.
  ///
  /// - Throws: `encryption`, or what the sink throws.
  func begin(to sink: any ByteSink) throws(BundleError) -> AgeEncryption {
    do throws(AgeError) {
      return try AgeEncryption(to: sink, recipients: recipients, random: random)
    } catch {
      throw error.asBundleError
    }
  }
}

extension Trust {
  /// The encryption of a bundle for somebody: to the keys that are good, and the escrow.
  ///
  /// - Parameters:
  ///   - recipient: For whom the bundle is.
  ///   - time: When the keys must be good.
  ///   - random: For the encryption.
  /// - Returns: The encryption.
  /// - Throws: `encryption(.noRecipient)` when no good key of the recipient says to whom to encrypt.
  package func encryption(
    to recipient: Party, at time: Timestamp, random: @escaping AgeRandom
  ) throws(BundleError) -> BundleEncryption {
    let holders = keys.values.filter { $0.holder == recipient.description }
      .filter { $0.doubt(at: time) == nil }.sorted { $0.key.id < $1.key.id }
    let recipients = holders.compactMap(\.recipient)
    guard !recipients.isEmpty else { throw .encryption(.noRecipient) }
    return BundleEncryption(to: recipients + escrow, random: random)
  }
}
