import Canonical
import Inspection
package import Journal
package import Sealing
package import Storage

/// The office's store with its key: what every act of the office works on.
package struct OfficeDesk: Sendable {
  /// Journals, projections, files.
  package let store: Store
  /// The office key, which signs seals, enrolments, checkpoints and receipts.
  package let key: PrivateKey
  /// Clock and randomness.
  package let surroundings: Surroundings
  /// Who acts, as entries name it.
  package let clerk: String

  /// Opens an office's store.
  ///
  /// - Parameters:
  ///   - folder: Where it lies.
  ///   - doing: The command, for whoever finds the store busy; nil to read only.
  ///   - clerk: Who acts, as `Clerk.named` reads it.
  ///   - surroundings: Clock and randomness.
  /// - Returns: The desk; the store is held until it is let go when the command means to write.
  /// - Throws: `StoreError`, `keyDiffers` among them when the key is not this office's;
  ///   `BundleError` when the key cannot be read; `OfficeError` for a clerk who is nobody.
  package static func open(
    _ folder: String, doing: String?, clerk: String = "office", in surroundings: Surroundings
  ) throws -> OfficeDesk {
    let store = try Store.open(at: folder, kind: .office, doing: doing)
    return OfficeDesk(
      store: store, key: try OfficeKeyFiles.signingKey(in: folder, store),
      surroundings: surroundings, clerk: try store.read { try Clerk.named(clerk, in: $0) })
  }

  init(store: Store, key: PrivateKey, surroundings: Surroundings, clerk: String) {
    self.store = store
    self.key = key
    self.surroundings = surroundings
    self.clerk = clerk
  }

  /// Who decides: a clerk who is named.
  ///
  /// - Throws: `OfficeError.clerkNeeded`.
  func deciding() throws -> String {
    guard clerk != Clerk.nobody else { throw OfficeError.clerkNeeded }
    return clerk
  }

  /// The office's journal.
  package var origin: Origin { store.origin }

  /// The office as an issuer and recipient of bundles.
  ///
  /// - Throws: `OfficeError.region`.
  package var party: Party {
    get throws { try Party.office(origin.region).orThrow(OfficeError.region(origin.region)) }
  }

  /// The key by which others know the office's receipts.
  package var cosigningKey: NoteKey {
    NoteKey(name: origin.name, kind: .cosignature, publicKey: key.rawPublicKey)
  }

  /// The key of the office's own checkpoints.
  package var noteKey: NoteKey {
    NoteKey(name: origin.name, kind: .signature, publicKey: key.rawPublicKey)
  }

  /// The keys by which the office's notes are known: of the present key and of those before it.
  ///
  /// - Parameters:
  ///   - kind: `signature` for its checkpoints, `cosignature` for its receipts.
  ///   - trust: The keys that count.
  /// - Returns: The keys, the present one first.
  package func noteKeys(_ kind: NoteKey.Kind, _ trust: Trust) -> [NoteKey] {
    let keys = trust.keys(role: .office).map(\.key)
    return ([key.publicKey] + keys.filter { $0 != key.publicKey }).map { key in
      NoteKey(name: origin.name, kind: kind, publicKey: key.rawPublicKey)
    }
  }

  /// What opens the bundles that were encrypted to the office.
  ///
  /// - Throws: `BundleError`, `StoreError`.
  package func identities() throws -> [AgeX25519Identity] {
    try OfficeKeyFiles.identities(in: store.folder)
  }

  var signer: Signer {
    let key = key
    return Signer(key: noteKey) { try key.sign($0) }
  }

  /// The keys that count: roots and offices, and what the office enrolled and revoked.
  ///
  /// - Throws: `StoreError.textUnreadable`; `TrustError` for a record that does not hold; the
  ///   database's error.
  package func trust(_ reading: Reading) throws -> Trust {
    let records = try reading.keyRows().map { try KeyRecord(line: CanonicalJSON.write($0.record)) }
    return try Trust(
      sealed: records.filter { $0.signer == nil }, others: records.filter { $0.signer != nil })
  }

  /// Records that another version of the program goes on with the journal, once.
  ///
  /// - Throws: as the store fails.
  package func recordProgram() throws {
    guard let draft = try store.read({ try $0.programChange() }) else { return }
    try store.write { _ = try record([draft], in: $0) }
  }

  /// Writes acts at the end of the office's journal and brings the tables up to date.
  @discardableResult
  func record(_ drafts: [EntryDraft], in writing: Writing) throws -> [Entry] {
    let entries = try writing.append(drafts, to: origin, in: surroundings, signer: signer)
    try Projection.follow(entries, own: true, in: writing)
    return entries
  }

  /// An act of the clerk.
  func draft(
    _ type: EntryType, visit: String? = nil, _ data: [String: JSONValue], parents: [Digest] = []
  ) -> EntryDraft {
    EntryDraft(type, visit: visit, by: [clerk], data: data, parents: parents)
  }
}

extension Optional {
  /// The value, or the error when there is none.
  func orThrow(_ error: @autoclosure () -> any Error) throws -> Wrapped {
    guard let self else { throw error() }
    return self
  }
}
