import Inspection

/// Who must sign each kind of bundle, as values (design 5.1).
package struct SealPolicy: Equatable, Sendable {
  /// How many signers of the role, and what ties the issuer to them.
  package enum Need: Equatable, Sendable {
    /// At least one key of the office that is named as issuer.
    case issuingOffice
    /// As many keys of the current root version as the trust asks for.
    case rootThreshold
    /// Exactly one signer, the device that is named as issuer, so that no colleague's absence
    /// locks work in a laptop.
    case issuingDeviceAlone
  }

  /// The role that must be among the signers.
  package let role: KeyRole
  /// How many, and tied how to the issuer.
  package let need: Need
  /// Whether a signature before the key's time or after its end refuses the bundle.
  ///
  /// A device's work is never refused for it: its clock may be wrong, and the journal decides.
  package let refusesDoubtfulTime: Bool

  /// The policy of a kind.
  package static func of(_ kind: BundleKind) -> SealPolicy {
    switch kind {
    case .task, .receipt:
      SealPolicy(role: .office, need: .issuingOffice, refusesDoubtfulTime: true)
    case .keys: SealPolicy(role: .root, need: .rootThreshold, refusesDoubtfulTime: true)
    case .result: SealPolicy(role: .device, need: .issuingDeviceAlone, refusesDoubtfulTime: false)
    }
  }

  /// Holds a seal whose signatures are valid against the policy.
  func check(
    _ seal: Seal, signers: [VerifiedSigner], trust: Trust
  ) throws(BundleError) {
    let main = signers.filter { signer in
      signer.trusted.role == role
        && (need != .rootThreshold || trust.isCurrentRoot(signer.trusted.key.id))
    }
    let threshold = need == .rootThreshold ? trust.rootThreshold : 1
    guard main.count >= threshold else {
      throw .signersMissing(seal.kind, role: role, have: main.count, need: threshold)
    }
    guard isIssuer(seal.header.issuer, among: main, of: signers.count) else {
      throw .issuerNotSigner(issuer: seal.header.issuer.description)
    }
    for signer in signers where refusesDoubtfulTime {
      switch signer.doubt {
      case .beforeItsTime: throw .keyBeforeItsTime(key: signer.trusted.key.kid16)
      case .revoked: throw .keyRevoked(key: signer.trusted.key.kid16)
      case nil: continue
      }
    }
    guard seal.header.expires != nil || !seal.kind.mustExpire else { throw .noExpiry(seal.kind) }
  }

  private func isIssuer(_ issuer: Party, among main: [VerifiedSigner], of count: Int) -> Bool {
    switch need {
    case .issuingDeviceAlone:
      count == 1 && main.first.map { issuer == .device($0.trusted.key.id) } ?? false
    case .rootThreshold: issuer.type == KeyRole.office.rawValue
    case .issuingOffice:
      issuer.type == KeyRole.office.rawValue
        && main.contains { ($0.trusted.holder ?? issuer.description) == issuer.description }
    }
  }
}

/// A signer whose signature over the seal holds.
package struct VerifiedSigner: Equatable, Sendable {
  /// The key and what is known of it.
  package let trusted: TrustedKey
  /// What is doubtful about the time of the signature; nil when nothing is.
  package let doubt: SignerDoubt?
}
