import Canonical
import Inspection
package import Journal
package import Sealing
package import Storage

/// A laptop's store with its device key: what every act in the field works on.
package struct Laptop: Sendable {
  /// Journals, projections, files.
  package let store: Store
  /// The device key, which signs result bundles and checkpoints.
  package let key: PrivateKey
  /// Clock and randomness.
  package let surroundings: Surroundings

  /// Opens a laptop's store.
  ///
  /// - Parameters:
  ///   - folder: Where it lies.
  ///   - doing: The command, for whoever finds the store busy; nil to read only.
  ///   - surroundings: Clock and randomness.
  /// - Returns: The laptop; its store is held until it is let go when the command means to write.
  /// - Throws: `StoreError`, `keyDiffers` among them when the key is another device's; or
  ///   `BundleError` when the key cannot be read.
  package static func open(
    _ folder: String, doing: String?, in surroundings: Surroundings
  ) throws -> Laptop {
    let store = try Store.open(at: folder, kind: .field, doing: doing)
    let path = DeviceKeyFiles.key(of: store.origin, in: folder)
    let key = try PrivateKey(readingFileAt: path)
    guard key.publicKey.kid16 == store.origin.holder else { throw StoreError.keyDiffers(path) }
    return Laptop(store: store, key: key, surroundings: surroundings)
  }

  init(store: Store, key: PrivateKey, surroundings: Surroundings) {
    self.store = store
    self.key = key
    self.surroundings = surroundings
  }

  /// The device's journal.
  package var origin: Origin { store.origin }

  /// The office's journal, of which task bundles bring parts.
  package var officeOrigin: Origin { Origin.office(region: origin.region) }

  /// The device as an issuer and recipient of bundles.
  package var party: Party { Party.device(key.publicKey.id) }

  /// The key by which others know this device's checkpoints.
  package var noteKey: NoteKey {
    NoteKey(name: origin.name, kind: .signature, publicKey: key.rawPublicKey)
  }

  var signer: Signer {
    let key = key
    return Signer(key: noteKey) { try key.sign($0) }
  }

  /// The keys that count: those of the newest keys bundle, and the enrolments and revocations that
  /// task bundles brought.
  ///
  /// - Throws: `StoreError.contentMissing` for the keys bundle's lines, `textUnreadable`;
  ///   `TrustError` for a record that does not hold; the database's error.
  package func trust(_ reading: Reading) throws -> Trust {
    let sealed = try sealedRecords(reading)
    let known = Set(sealed.map { [$0.statement.key.hex, $0.isRevocation ? "end" : ""] })
    let brought = try reading.keyRows()
      .map { try KeyRecord(line: CanonicalJSON.write($0.record)) }
      .filter { record in
        record.signer != nil
          && !known.contains([record.statement.key.hex, record.isRevocation ? "end" : ""])
      }
    return try Trust(sealed: sealed, others: brought)
  }

  /// The office's keys for its checkpoints and receipts, old ones too.
  ///
  /// - Throws: as `trust`.
  package func officeKeys(kind: NoteKey.Kind, _ reading: Reading) throws -> [NoteKey] {
    try Trust(sealed: sealedRecords(reading)).keys(role: .office).map { trusted in
      NoteKey(name: officeOrigin.name, kind: kind, publicKey: trusted.key.rawPublicKey)
    }
  }

  /// The latest time that this laptop has reason to believe in.
  ///
  /// Its own clock, or what the office said last. A key that has ended by then signs nothing new,
  /// whatever time it claims.
  ///
  /// - Throws: the database's error.
  func notBefore(_ reading: Reading) throws -> Timestamp {
    let office = KeyRole.office.rawValue
    let said = try reading.bundles()
      .filter { $0.direction == .incoming && Party($0.issuer)?.type == office }
      .compactMap { Timestamp(iso: $0.created) }.max()
    return max(surroundings.now(), said ?? surroundings.now())
  }

  /// What opens the bundles that were encrypted to this device.
  ///
  /// - Throws: `BundleError`.
  package func identities() throws -> [AgeX25519Identity] {
    try DeviceKeyFiles.identities(in: store.folder)
  }

  /// Records that another version of the program goes on with the journal, once.
  ///
  /// - Throws: as the store fails.
  package func recordProgram() throws {
    guard let draft = try store.read({ try $0.programChange() }) else { return }
    try store.write { _ = try record([draft], in: $0) }
  }

  /// Writes acts at the end of the device's journal and brings the tables up to date.
  ///
  /// - Returns: The entries, and the visits concerned as they are now.
  @discardableResult
  func record(
    _ drafts: [EntryDraft], in writing: Writing
  ) throws -> (entries: [Entry], visits: [String: VisitFile]) {
    let entries = try writing.append(drafts, to: origin, in: surroundings, signer: signer)
    return (entries, try Projection.follow(entries, own: true, in: writing))
  }

  /// The lines of the newest keys bundle; the first is pinned by `field init`.
  private func sealedRecords(_ reading: Reading) throws -> [KeyRecord] {
    let digest = try reading.bundles()
      .last { $0.direction == .incoming && $0.kind == BundleKind.keys.rawValue }?
      .detail["keys_sha256"]?.string.flatMap { Digest(hex: $0) }
    return try digest.map { digest in
      try KeyRecord.records(ofFile: reading.content.bytes(of: digest))
    } ?? []
  }
}

extension Optional {
  /// The value, or the error when there is none.
  func orThrow(_ error: @autoclosure () -> any Error) throws -> Wrapped {
    guard let self else { throw error() }
    return self
  }
}
