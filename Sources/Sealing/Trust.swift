package import Canonical

/// The keys that are known here, and how many roots a keys bundle needs.
///
/// A value: who may sign is decided on it alone, without a file or a clock.
package struct Trust: Equatable, Sendable {
  /// The keys by id.
  package private(set) var keys: [Digest: TrustedKey] = [:]
  private var names: [String: Digest] = [:]
  /// How many of the current root keys must sign a keys bundle.
  package let rootThreshold: Int
  /// Which version of the root keys is the current one; 0 where nobody says.
  package let rootVersion: Int
  private var currentRoots: Set<Digest> = []

  /// Trust in given keys, as an auditor has them in a folder or an office in its own store.
  ///
  /// - Throws: `prefixTaken` when two keys share their first 16 digits, `secondRole` when one has
  ///   two roles or holders.
  package init(keys: [TrustedKey], rootThreshold: Int = 1) throws(TrustError) {
    self.init(rootThreshold: rootThreshold, rootVersion: 0)
    for key in keys {
      try add(key)
      if key.role == .root { currentRoots.insert(key.key.id) }
    }
  }

  private init(rootThreshold: Int, rootVersion: Int) {
    self.rootThreshold = max(1, rootThreshold)
    self.rootVersion = rootVersion
  }

  /// Trust from what the roots sealed and lines that the office signed.
  ///
  /// - Parameters:
  ///   - sealed: the lines of a verified keys bundle; its root and office lines need no signature
  ///     of their own.
  ///   - others: enrolments and revocations from elsewhere; each needs an office key's signature.
  /// - Throws: the first line that does not hold.
  package init(sealed: [KeyRecord], others: [KeyRecord] = []) throws(TrustError) {
    var newest = (version: 0, threshold: 1)
    for case .root(_, let threshold, let version) in sealed.map(\.statement)
    where version > newest.version {
      newest = (version, threshold)
    }
    self.init(rootThreshold: newest.threshold, rootVersion: newest.version)
    // Signers first, so that the order of the lines does not matter.
    for record in sealed where record.signer == nil && !record.isRevocation {
      try add(record, isSealed: true)
    }
    for record in sealed where record.signer != nil || record.isRevocation {
      try add(record, isSealed: true)
    }
    for record in others { try add(record, isSealed: false) }
  }

  /// The same trust with further lines that the office signed.
  ///
  /// - Throws: the first line that does not hold.
  package func adding(_ records: [KeyRecord]) throws(TrustError) -> Trust {
    var trust = self
    for record in records { try trust.add(record, isSealed: false) }
    return trust
  }

  /// The same trust that knows further keys as signers of a keys bundle, and counts none of them.
  ///
  /// - Throws: `prefixTaken`.
  func knowing(_ newcomers: [PublicKey]) throws(TrustError) -> Trust {
    var trust = self
    for key in newcomers { try trust.add(TrustedKey(key: key, role: .root)) }
    return trust
  }

  /// The same trust that also counts a device's own key, which the office has not enrolled yet: to
  /// read back what the device itself has just sealed.
  ///
  /// - Throws: `prefixTaken`, `secondRole`.
  package func knowing(device key: PublicKey) throws(TrustError) -> Trust {
    guard keys[key.id] == nil else { return self }
    var trust = self
    try trust.add(
      TrustedKey(key: key, role: .device, holder: Party.device(key.id).description))
    return trust
  }

  /// Whether a key is among the roots whose seals count.
  package func isCurrentRoot(_ key: Digest) -> Bool { currentRoots.contains(key) }

  /// The roots whose seals count, sorted by id.
  package var roots: [TrustedKey] { keys(role: .root).filter { isCurrentRoot($0.key.id) } }

  /// What a person compares with paper: 20 characters over the current roots and how many of them
  /// must sign.
  package var rootFingerprint: String {
    RootFingerprint.text(
      version: rootVersion, threshold: rootThreshold, roots: currentRoots)
  }

  /// To whom everything is encrypted beside its recipient: the current root holders.
  package var escrow: [AgeX25519Recipient] { roots.compactMap(\.recipient) }

  /// The key of that first 16 digits; nil when it is not known.
  package func key(kid16: String) -> TrustedKey? {
    names[kid16].flatMap { keys[$0] }
  }

  /// The keys of a role, revoked ones too, sorted by id.
  package func keys(role: KeyRole) -> [TrustedKey] {
    keys.values.filter { $0.role == role }.sorted { $0.key.id < $1.key.id }
  }

  private mutating func add(_ trusted: TrustedKey) throws(TrustError) {
    if let known = keys[trusted.key.id] {
      // A key has one role and one holder: saying it again is nothing new, else is refused.
      guard known.role == trusted.role, known.holder == trusted.holder else {
        throw .secondRole(key: trusted.key.kid16)
      }
      return
    }
    let name = trusted.key.kid16
    guard names.updateValue(trusted.key.id, forKey: name) == nil else {
      throw .prefixTaken(key: name)
    }
    keys[trusted.key.id] = trusted
  }

  private mutating func add(_ record: KeyRecord, isSealed: Bool) throws(TrustError) {
    let name = record.statement.key.prefix16
    switch record.statement {
    case .root(let trusted, _, let version):
      guard isSealed else { throw .notSealedByRoots(key: name) }
      // Earlier roots stay known, as they seal the rotation with the new ones; they count no more.
      try add(trusted)
      if version == rootVersion { currentRoots.insert(trusted.key.id) }
    case .office(let trusted):
      guard isSealed else { throw .notSealedByRoots(key: name) }
      try add(trusted)
    case .enrolled(let trusted):
      try checkSigner(of: record)
      try add(trusted)
    case .revoked(let key, let revocation):
      guard let trusted = keys[key] else { throw .unknownKey(key: name) }
      if trusted.role == .root || trusted.role == .office {
        guard isSealed else { throw .notSealedByRoots(key: name) }
      } else {
        try checkSigner(of: record)
      }
      revoke(key, revocation)
    }
  }

  /// The earliest end counts: a later line cannot give a key its life back.
  private mutating func revoke(_ key: Digest, _ revocation: KeyRevocation) {
    if let known = keys[key]?.revocation, known.at <= revocation.at { return }
    keys[key]?.revocation = revocation
  }

  private func checkSigner(of record: KeyRecord) throws(TrustError) {
    let name = record.statement.key.prefix16
    guard let signer = record.signer else { throw .signature(key: name) }
    guard let office = keys[signer], office.role == .office else {
      throw .unknownSigner(key: signer.prefix16)
    }
    guard record.isSigned(by: office.key) else { throw .signature(key: name) }
    if let time = record.statement.time, office.doubt(at: time) != nil {
      throw .signerNotGood(key: signer.prefix16)
    }
  }
}
