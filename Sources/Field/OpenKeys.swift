import Canonical
import Inspection
import Journal
import Sealing
import Storage

/// `field open KEYS.zip`: follows the office's keys, as after a rotation.
package enum OpenKeys {
  /// What was taken in.
  package struct Result: Equatable, Sendable {
    /// The bundle's id.
    package let id: String
    /// What a person may compare with paper.
    package let rootFingerprint: String
    /// Whether the roots are other ones than before.
    package let hasNewRoots: Bool
    /// Whether this very bundle had been opened before; nothing has changed then.
    package let wasKnown: Bool
    /// Whether it had expired: it is taken in all the same, and that is recorded (design 5.1).
    package let isExpired: Bool
    /// Why the office's journal was restarted; nil where it was not.
    package let restartReason: String?
  }

  /// Opens a keys bundle under the roots that this laptop trusts.
  ///
  /// - Parameters:
  ///   - path: The bundle.
  ///   - laptop: The laptop.
  /// - Returns: What was taken in.
  /// - Throws: `BundleError` for the first check that refuses, an older bundle among them;
  ///   `TrustError`; nothing is taken in then.
  package static func run(_ path: String, on laptop: Laptop) throws -> Result {
    let trust = try laptop.store.read { try laptop.trust($0) }
    do {
      let keys = try OpenedKeys.following(
        trust, bundleAt: path, copyingInto: laptop.store.folder,
        expectation: laptop.store.read { try expectation($0, laptop) })
      let draft = try entry(
        keys, in: laptop.store, now: laptop.surroundings.now())
      try laptop.store.write { writing in
        try laptop.record([draft], in: writing)
        try keys.restart.map { try FollowRestart.run($0, under: keys.trust, laptop, writing) }
        // Signatures by keys that came or ended count anew.
        try Projection.refold(Set(writing.reading.visitNames()), in: writing)
      }
      return Result(
        id: keys.seal.header.id, rootFingerprint: keys.trust.rootFingerprint,
        hasNewRoots: keys.trust.rootFingerprint != trust.rootFingerprint, wasKnown: false,
        isExpired: draft.data["expired"] != nil,
        restartReason: keys.restart?["reason"]?.string)
    } catch let error as BundleError where error.kind == .known {
      return Result(
        id: "", rootFingerprint: trust.rootFingerprint, hasNewRoots: false, wasKnown: true,
        isExpired: false, restartReason: nil)
    }
  }

  /// What a laptop records of a keys bundle; its lines are kept.
  static func entry(
    _ keys: OpenedKeys, in store: Store, now: Timestamp
  ) throws -> EntryDraft {
    let header = keys.seal.header
    let lines = try store.content.add(KeyRecord.file(of: keys.records))
    var data: [String: JSONValue] = [
      "seal": .string(keys.sealHash.hex), "kind": .string(header.kind.rawValue),
      "id": .string(header.id), "issuer": .string(header.issuer.description),
      "recipient": .string(header.recipient.description),
      "sequence": .integer(header.sequence), "created": .string(header.created.iso),
      "keys_sha256": .string(lines.hex), "root": .string(keys.trust.rootFingerprint),
    ]
    data["restart"] = keys.restart
    if let expires = header.expires {
      data["expires"] = .string(expires.iso)
      if expires < now { data["expired"] = true }
    }
    return EntryDraft(.bundleOpened, data: data)
  }

  private static func expectation(_ reading: Reading, _ laptop: Laptop) throws -> Expectation {
    let recipient = try Party.any(laptop.origin.region)
      .orThrow(BundleError.recipient(laptop.origin.region))
    return try .following(.keys, to: recipient, reading)
  }
}

extension Expectation {
  /// What a laptop takes of a kind in which the newest suffices: above the last accepted number.
  static func following(
    _ kind: BundleKind, to recipient: Party, _ reading: Reading
  ) throws -> Expectation {
    let taken = try reading.bundles().filter { $0.direction == .incoming }.map(\.detail)
    return Expectation(
      kinds: [kind], recipients: [recipient],
      standing: TakenBundles(taken.compactMap(TakenBundles.Taken.init)).standing)
  }
}
