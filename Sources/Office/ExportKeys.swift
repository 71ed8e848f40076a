import Canonical
import Inspection
import Journal
import Sealing
import Storage

/// `office keys export`: the keys bundle that a new laptop pins, sealed by the root key.
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
      let records = try writing.reading.keyRows()
        .map { try KeyRecord(line: CanonicalJSON.write($0.record)) }
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
    }
  }
}
