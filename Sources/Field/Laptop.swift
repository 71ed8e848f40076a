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
    let key = try PrivateKey(readingFileAt: keyPath(folder))
    guard key.publicKey.kid16 == store.origin.holder else {
      throw StoreError.keyDiffers(keyPath(folder))
    }
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

  /// The keys that count: the pinned root's, and the enrolments that task bundles brought.
  ///
  /// - Throws: `StoreError.file` for the pinned keys, `textUnreadable`; `TrustError` for a record
  ///   that does not hold; the database's error.
  package func trust(_ reading: Reading) throws -> Trust {
    let pinned = try pinnedRecords()
    let known = Set(pinned.map(\.statement.key))
    let brought = try reading.keyRows()
      .map { try KeyRecord(line: CanonicalJSON.write($0.record)) }
      .filter { $0.signer != nil && !known.contains($0.statement.key) }
    return try Trust(sealed: pinned, others: brought)
  }

  /// The office's keys for its checkpoints and receipts, from the pinned keys.
  ///
  /// - Throws: `StoreError.file` for the pinned keys; `TrustError` for one that does not hold.
  package func officeKeys(kind: NoteKey.Kind) throws -> [NoteKey] {
    try Trust(sealed: pinnedRecords()).keys(role: .office).map { trusted in
      NoteKey(name: officeOrigin.name, kind: kind, publicKey: trusted.key.rawPublicKey)
    }
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

  private func pinnedRecords() throws -> [KeyRecord] {
    let path = Laptop.pinnedPath(store.folder)
    return try KeyRecord.records(ofFile: AtomicFile.read(path, atMost: FileLimit.text))
  }

  static func keyPath(_ folder: String) -> String { folder + "/keys/device.pem" }
  static func pinnedPath(_ folder: String) -> String { folder + "/keys/pinned.jsonl" }
}

extension Optional {
  /// The value, or the error when there is none.
  func orThrow(_ error: @autoclosure () -> any Error) throws -> Wrapped {
    guard let self else { throw error() }
    return self
  }
}
