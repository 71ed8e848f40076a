import Canonical

/// What lies in a keys bundle: `data/keys.jsonl` and `data/keys/<kid16>.pem` (design 5.1).
package enum KeysContent {
  /// Where the lines stand.
  package static let linesPath = "data/keys.jsonl"
  /// Where the office says that its journal goes on after a restore; the roots' seal of the bundle
  /// is the signature of it (design 5.1).
  package static let restartPath = "data/restart.json"

  /// The files of a keys bundle; root and office keys also as PEM, for stock tools.
  ///
  /// - Parameters:
  ///   - records: The lines.
  ///   - restart: The canonical object of the office's last restart; nil where there was none.
  /// - Returns: Them.
  /// - Throws: `malformed` when a text in a line may not be recorded.
  package static func items(
    _ records: [KeyRecord], restart: [UInt8]? = nil
  ) throws(TrustError) -> [BundleItem] {
    var items = [BundleItem(linesPath, bytes: try KeyRecord.file(of: records))]
    if let restart { items.append(BundleItem(restartPath, bytes: restart)) }
    for record in records {
      switch record.statement {
      case .root(let trusted, _, _), .office(let trusted):
        items.append(BundleItem(pemPath(trusted.key.kid16), bytes: trusted.key.pem))
      case .enrolled, .revoked: continue
      }
    }
    return items
  }

  /// The lines of a verified keys bundle.
  ///
  /// - Throws: `BundleError` when the file is missing; `TrustError.malformed` with the line.
  package static func records(in keys: Verified<KeysBundle>) throws -> [KeyRecord] {
    try KeyRecord.records(ofFile: keys.bundle.bytes(of: linesPath))
  }

  /// What a verified keys bundle says of a restart; nil where it says nothing.
  ///
  /// - Throws: `BundleError`; `CanonicalError` for what is no canonical object.
  static func restart(in keys: Verified<KeysBundle>) throws -> JSONValue? {
    guard keys.bundle.files(under: restartPath).contains(where: { $0.path == restartPath }) else {
      return nil
    }
    return .object(try CanonicalJSON.readObject(keys.bundle.bytes(of: restartPath)))
  }

  static func pemPath(_ kid16: String) -> String { "data/keys/\(kid16).pem" }
}
