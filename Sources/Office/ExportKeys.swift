import Canonical
import Sealing
import Storage

/// `office keys export`: what auditors take, without a root holder.
package enum ExportKeys {
  /// Writes what auditors take, and brings it up to date when it is there already.
  ///
  /// `KEYS.zip`, as the root holders sealed it last; `keys.jsonl`, the lines that the office key
  /// signed, newer ones too (design 5.1); and `keys/<role>/<kid16>.pem`, the folder that
  /// `verify.sh` and `verify.py` read. The folder has revoked keys too: what they sealed before
  /// they were revoked still holds.
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

  /// Delivers the newest keys bundle; what stands at the path is replaced.
  ///
  /// - Parameters:
  ///   - path: Where it goes.
  ///   - desk: The office.
  /// - Throws: `BundleError` when what was written does not read back; `StoreError.file`.
  package static func run(to path: String, at desk: OfficeDesk) throws {
    let newest = SealKeys.path(in: desk.store.folder)
    try AtomicFile.copy(newest, to: path)
    let trust = try desk.store.read { try desk.trust($0) }
    _ = try BundleReader(trust: trust).verify(at: path)
    try AtomicFile.makePublic(path)
  }

  /// Every line that the office has.
  static func records(_ reading: Reading) throws -> [KeyRecord] {
    try reading.keyRows().map { try KeyRecord(line: CanonicalJSON.write($0.record)) }
  }
}
