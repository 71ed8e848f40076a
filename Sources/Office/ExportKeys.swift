import Canonical
import Inspection
import Journal
import Sealing
import Storage

/// `office keys export`: the keys bundle that a new laptop pins, and the keys for auditors.
package enum ExportKeys {
  /// How long a keys bundle can be used, in days.
  package static let days = 400

  /// Writes `KEYS.zip` and reads it back.
  ///
  /// - Parameters:
  ///   - path: Where it goes; what stands there is replaced.
  ///   - desk: The office, beside whose store the root key lies.
  /// - Throws: `BundleError`, `TrustError`.
  package static func run(to path: String, at desk: OfficeDesk) throws {
    let root = try PrivateKey(readingFileAt: OfficeDesk.rootKeyPath(desk.store.folder))
    let now = desk.surroundings.now()
    let recipient = try Party.any(desk.origin.region)
      .orThrow(OfficeError.region(desk.origin.region))
    try desk.store.write { writing in
      let records = try records(writing.reading)
      let place = try Outgoing(.keys, to: recipient, in: writing.reading)
      let header = Seal.Header(
        kind: .keys, id: "K-\(desk.origin.region)-\(place.sequence)", issuer: try desk.party,
        recipient: recipient, sequence: place.sequence, previous: place.previous, created: now,
        expires: Timestamp(milliseconds: now.milliseconds + days * 86_400_000))
      let seal = try BundleWriter.write(
        to: path, header: header, items: KeysContent.items(records),
        signers: [.init(.root, root)])
      _ = try BundleReader(trust: desk.trust(writing.reading)).verify(at: path)
      try desk.record([desk.exported(seal)], in: writing)
      try AtomicFile.makePublic(path)
    }
  }

  /// Writes what auditors take, and brings it up to date when it is there already.
  ///
  /// `KEYS.zip`; `keys.jsonl`, the lines that the office key signed (design 5.1); and
  /// `keys/<role>/<kid16>.pem`, the folder that `verify.sh` and `verify.py` read. The folder has
  /// revoked keys too: what they sealed before they were revoked still holds.
  ///
  /// - Parameters:
  ///   - folder: Where they go.
  ///   - desk: The office.
  /// - Throws: `BundleError`, `TrustError`, `StoreError`.
  package static func run(toFolder folder: String, at desk: OfficeDesk) throws {
    try AtomicFile.makeFolder(folder)
    try run(to: "\(folder)/KEYS.zip", at: desk)
    let signed = try desk.store.read { try records($0) }.filter { $0.signer != nil }
    try AtomicFile.write(KeyRecord.file(of: signed), to: "\(folder)/keys.jsonl", replacing: true)
    let trust = try desk.store.read { try desk.trust($0) }
    try KeyFolder.write(Array(trust.keys.values), to: "\(folder)/keys")
  }

  private static func records(_ reading: Reading) throws -> [KeyRecord] {
    try reading.keyRows().map { try KeyRecord(line: CanonicalJSON.write($0.record)) }
  }
}
