import Canonical
import Inspection
import Journal
package import Sealing
import Storage

/// The keys bundle: every enrolment and revocation known, under the seal of the root holders.
package enum SealKeys {
  /// How long a keys bundle can be used, in days.
  package static let days = 400

  /// Where the office keeps the newest one.
  package static func path(in folder: String) -> String { "\(folder)/KEYS.zip" }

  /// Seals a new keys bundle and puts it in place of the earlier one.
  ///
  /// - Parameters:
  ///   - roots: The root keys of the holders who are present.
  ///   - desk: The office.
  /// - Returns: Where it lies.
  /// - Throws: `OfficeError.rootsMissing` when too few of the current roots are present;
  ///   `BundleError`, `TrustError`.
  @discardableResult
  package static func run(_ roots: [PrivateKey], at desk: OfficeDesk) throws -> String {
    let path = path(in: desk.store.folder)
    try desk.store.write { writing in
      try seal(to: path, roots, under: desk.trust(writing.reading), desk, writing)
    }
    return path
  }

  /// Seals the bundle within an act that has changed the keys.
  ///
  /// - Parameters:
  ///   - path: Where it goes.
  ///   - roots: The root keys at hand.
  ///   - before: The trust that laptops have until now: its roots must vouch for the bundle.
  ///   - desk: The office.
  ///   - writing: The act's transaction.
  /// - Throws: `OfficeError.rootsMissing`, `BundleError`, `TrustError`.
  static func seal(
    to path: String, _ roots: [PrivateKey], under before: Trust, _ desk: OfficeDesk,
    _ writing: Writing
  ) throws {
    let now = try desk.trust(writing.reading)
    for trust in [before, now] { try check(roots, trust) }
    let signers = roots.filter { key in
      before.isCurrentRoot(key.publicKey.id) || now.isCurrentRoot(key.publicKey.id)
    }
    let time = desk.surroundings.now()
    let recipient = try Party.any(desk.origin.region)
      .orThrow(OfficeError.region(desk.origin.region))
    let place = try Outgoing(.keys, to: recipient, in: writing.reading)
    let header = Seal.Header(
      kind: .keys, id: "K-\(desk.origin.region)-\(place.sequence)", issuer: try desk.party,
      recipient: recipient, sequence: place.sequence, previous: place.previous, created: time,
      expires: Timestamp(milliseconds: time.milliseconds + days * 86_400_000))
    let records = try ExportKeys.records(writing.reading)
    let seal = try BundleWriter.write(
      to: path, header: header,
      items: KeysContent.items(records, restart: OfficeRestart.newest(writing.reading)?.bytes()),
      signers: signers.map { .init(.root, $0) }, readBackBy: BundleReader(trust: now))
    try desk.record([desk.exported(seal)], in: writing)
    try AtomicFile.makePublic(path)
  }

  private static func check(_ roots: [PrivateKey], _ trust: Trust) throws {
    let present = Set(roots.map(\.publicKey.id)).count { trust.isCurrentRoot($0) }
    guard present >= trust.rootThreshold else {
      throw OfficeError.rootsMissing(have: present, need: trust.rootThreshold)
    }
  }
}
