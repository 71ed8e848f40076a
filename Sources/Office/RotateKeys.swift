import Canonical
import Inspection
import Journal
package import Sealing
import Storage

/// `office keys rotate`: a new office key, or new root keys, under the seal of the root holders.
package enum RotateKeys {
  /// Makes a new office key and ends the old one.
  ///
  /// What the old key signed until now stays valid evidence, and what was encrypted to the old
  /// identity still opens.
  ///
  /// - Parameters:
  ///   - roots: The root keys of the holders who are present.
  ///   - reason: Why, for people; recorded.
  ///   - desk: The office.
  /// - Returns: The new key's 16 digits.
  /// - Throws: `OfficeError.rootsMissing`, `blankReason`; `BundleError`, `StoreError`. Nothing has
  ///   changed then.
  package static func office(
    _ roots: [PrivateKey], reason: String, at desk: OfficeDesk
  ) throws -> String {
    let reason = try Reason.checked(reason) ?? ""
    let folder = desk.store.folder
    let new = try OfficeKeyFiles.make(in: folder, region: desk.origin.region, desk.surroundings)
    do {
      let end = KeyRevocation(at: desk.surroundings.now(), reason: reason)
      try change(
        [
          .init(sealed: .office(new.trusted)),
          .init(sealed: .revoked(key: desk.key.publicKey.id, end)),
        ],
        roots: roots, reason: reason, at: desk)
    } catch {
      try OfficeKeyFiles.remove(new.key.publicKey.kid16, in: folder, withIdentity: true)
      throw error
    }
    try OfficeKeyFiles.remove(desk.key.publicKey.kid16, in: folder, withIdentity: false)
    return new.key.publicKey.kid16
  }

  /// Makes root keys of the next version, and ends the earlier ones.
  ///
  /// The bundle is sealed by the threshold of the version until now and of the new one, so that
  /// laptops which trust the old roots follow (design 5.1).
  ///
  /// - Parameters:
  ///   - roots: The root keys of the present holders.
  ///   - holders: The holders of the new version.
  ///   - threshold: How many of them a keys bundle needs.
  ///   - reason: Why, for people; recorded.
  ///   - desk: The office.
  /// - Returns: The new roots' fingerprint, to be printed on paper.
  /// - Throws: `OfficeError.rootsMissing`, `threshold`, `blankReason`; `BundleError`, `StoreError`.
  ///   Nothing has changed then.
  package static func roots(
    _ roots: [PrivateKey], to holders: [RootHolder], threshold: Int, reason: String,
    at desk: OfficeDesk
  ) throws -> String {
    let reason = try Reason.checked(reason) ?? ""
    let before = try desk.store.read { try desk.trust($0) }
    let made = try RootSet.make(
      holders, threshold: threshold, version: before.rootVersion + 1,
      region: desk.origin.region, in: desk.surroundings)
    do {
      try change(made.records, roots: roots + made.keys, reason: reason, at: desk)
    } catch {
      for holder in holders { try holder.removeKeys() }
      throw error
    }
    return try desk.store.read { try desk.trust($0) }.rootFingerprint
  }

  private static func change(
    _ records: [KeyRecord], roots: [PrivateKey], reason: String, at desk: OfficeDesk
  ) throws {
    try desk.store.write { writing in
      let before = try desk.trust(writing.reading)
      let drafts = try records.map { record in
        desk.draft(
          record.isRevocation ? .keyRevoked : .keyEnrolled,
          ["record": try CanonicalJSON.read(record.line()), "reason": .string(reason)])
      }
      try desk.record(drafts, in: writing)
      try SealKeys.seal(
        to: SealKeys.path(in: desk.store.folder), roots, under: before, desk, writing)
    }
  }
}
