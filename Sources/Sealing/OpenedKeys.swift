package import Canonical

/// What a verified keys bundle says: its lines, and the trust that follows from them.
package struct OpenedKeys: Sendable {
  /// The statement that was signed.
  package let seal: Seal
  /// The bundle's identity.
  package let sealHash: Digest
  /// The lines of `keys.jsonl`.
  package let records: [KeyRecord]
  /// The keys of the lines.
  package let trust: Trust
  /// What the office says of a restart of its journal; nil where there was none.
  package let restart: JSONValue?

  /// Opens a keys bundle whose roots nobody here trusts yet, as `field init` and an auditor do.
  ///
  /// Everything in it is verified under the roots that it names itself. That is worth nothing
  /// until a person has compared `trust.rootFingerprint` with paper.
  ///
  /// - Parameters:
  ///   - path: the keys bundle.
  ///   - folder: where it is copied while it is read.
  /// - Returns: its lines and their trust.
  /// - Throws: the first check that refuses; `unknownKey` when a signer's key is not in it;
  ///   `TrustError` for a line that does not hold, or `threshold`.
  package static func introduced(
    bundleAt path: String, copyingInto folder: String
  ) throws -> OpenedKeys {
    let signers = try KeysBundleSigners.read(bundleAt: path)
    let itself = try Trust(keys: signers.map { TrustedKey(key: $0, role: .root) })
    let reader = BundleReader(trust: itself, expectation: Expectation(kinds: [.keys]))
    return try reader.withBundle(KeysBundle.self, at: path, copyingInto: folder) { keys in
      try OpenedKeys(keys)
    }
  }

  /// Opens a keys bundle under the roots that are trusted here.
  ///
  /// Who rotates the roots has the bundle sealed by the threshold of version N, which is trusted
  /// here, and of version N+1 (design 5.1). Within one version the roots stay the same.
  ///
  /// - Parameters:
  ///   - trust: the keys trusted here.
  ///   - path: the keys bundle.
  ///   - folder: where it is copied while it is read.
  ///   - expectation: recipient and sequence.
  /// - Returns: its lines and their trust.
  /// - Throws: the first check that refuses; `TrustError` for a line that does not hold,
  ///   `threshold` or `rootsDiffer`.
  package static func following(
    _ trust: Trust, bundleAt path: String, copyingInto folder: String,
    expectation: Expectation = Expectation(kinds: [.keys])
  ) throws -> OpenedKeys {
    let newcomers = try KeysBundleSigners.read(bundleAt: path)
      .filter { trust.keys[$0.id] == nil }
    let reader = BundleReader(
      trust: try trust.knowing(newcomers), expectation: expectation)
    return try reader.withBundle(KeysBundle.self, at: path, copyingInto: folder) { keys in
      let opened = try OpenedKeys(keys)
      guard
        opened.trust.rootVersion > trust.rootVersion
          || opened.trust.rootFingerprint == trust.rootFingerprint
      else { throw TrustError.rootsDiffer(version: opened.trust.rootVersion) }
      return opened
    }
  }

  /// Reads the lines of a verified bundle.
  ///
  /// Its signers must be roots of its own newest version, as many as that asks for: else whoever
  /// pins a root by one key of several would have been lent the others.
  ///
  /// - Throws: `BundleError` when the lines are missing; `TrustError.malformed` with the line,
  ///   `threshold`, or the first line that does not hold.
  init(_ keys: Verified<KeysBundle>) throws {
    seal = keys.bundle.seal
    sealHash = keys.bundle.sealHash
    records = try KeysContent.records(in: keys)
    restart = try KeysContent.restart(in: keys)
    trust = try Trust(sealed: records)
    let have = keys.bundle.checked.signers.count { trust.isCurrentRoot($0.trusted.key.id) }
    guard have >= trust.rootThreshold else {
      throw TrustError.threshold(have: have, need: trust.rootThreshold)
    }
  }
}
