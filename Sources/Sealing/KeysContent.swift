/// What lies in a keys bundle: `data/keys.jsonl` and `data/keys/<kid16>.pem` (design 5.1).
package enum KeysContent {
  /// Where the lines stand.
  package static let linesPath = "data/keys.jsonl"

  /// The files of a keys bundle; root and office keys also as PEM, for stock tools.
  ///
  /// - Throws: `malformed` when a text in a line may not be recorded.
  package static func items(_ records: [KeyRecord]) throws(TrustError) -> [BundleItem] {
    var items = [BundleItem(linesPath, bytes: try KeyRecord.file(of: records))]
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

  static func pemPath(_ kid16: String) -> String { "data/keys/\(kid16).pem" }
}
