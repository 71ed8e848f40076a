import Canonical
package import Inspection
import Journal
import Sealing
import Storage

/// `office keys revoke`: ends the key of a device or an inspector (design 5.1).
package enum RevokeKey {
  /// What was ended.
  package struct Result: Equatable, Sendable {
    /// The key's 16 digits.
    package let key: String
    /// Whose it was.
    package let holder: String
    /// How many entries of the device's journal the last receipt covers; nil for an inspector.
    package let position: Int?
  }

  /// Ends a key.
  ///
  /// What it signed before stays valid evidence. Of a device the last receipt's position is
  /// recorded: later entries are taken in, flagged, and published only after a decision. Of an
  /// inspector the entry names how much of every laptop's journal was held then: signatures among
  /// that are older than the end, whatever clocks say, and later ones do not count.
  ///
  /// - Parameters:
  ///   - name: Sixteen or more digits of the key's id, the holder, or the device's name.
  ///   - reason: Why, for people; recorded and carried to every laptop.
  ///   - time: From when on it is no longer good; nil for now.
  ///   - desk: The office.
  /// - Returns: What was ended.
  /// - Throws: `OfficeError.unknown`, `ambiguous`, `endedAlready`, `blankReason`; nothing has
  ///   changed then.
  @discardableResult
  package static func run(
    _ name: String, reason: String, at time: Timestamp? = nil, by desk: OfficeDesk
  ) throws -> Result {
    let reason = try Reason.checked(reason)
    return try desk.store.write { writing in
      let trusted = try find(name, desk.trust(writing.reading))
      guard trusted.revocation == nil else { throw OfficeError.endedAlready(trusted.key.kid16) }
      let position = try position(of: trusted, desk, writing.reading)
      let end = KeyRevocation(
        at: time ?? desk.surroundings.now(), position: position, reason: reason)
      let record = try KeyRecord(
        .revoked(key: trusted.key.id, end), signedBy: desk.key)
      var data: [String: JSONValue] = ["record": try CanonicalJSON.read(record.line())]
      if trusted.role == .inspector {
        data["held"] = try HeldJournals(at: time, desk, writing.reading).value
      }
      try desk.record([desk.draft(.keyRevoked, data)], in: writing)
      try refold(trusted, writing)
      return Result(
        key: trusted.key.kid16, holder: trusted.holder ?? "", position: position)
    }
  }

  private static func find(_ name: String, _ trust: Trust) throws -> TrustedKey {
    let keys = (trust.keys(role: .device) + trust.keys(role: .inspector)).filter { trusted in
      trusted.key.id.hex.hasPrefix(name.lowercased()) && name.utf8.count >= 16
        || trusted.holder == name || trusted.name == name
    }
    // Whoever had a key before and has another now means the one that is good.
    let good = keys.filter { $0.revocation == nil }
    guard let key = good.first ?? keys.first else { throw OfficeError.unknown(.key, name) }
    guard good.count <= 1 else { throw OfficeError.ambiguous(.key, name) }
    return key
  }

  private static func position(
    of trusted: TrustedKey, _ desk: OfficeDesk, _ reading: Reading
  ) throws -> Int? {
    guard trusted.role == .device else { return nil }
    let journal = Origin.device(trusted.key.kid16, region: desk.origin.region)
    return try reading.note(.receipt, of: journal)?.checkpoint.size ?? 0
  }

  /// Visits that the device or the inspector worked on are judged anew.
  private static func refold(_ trusted: TrustedKey, _ writing: Writing) throws {
    try Projection.refold(Set(writing.reading.visitNames()), in: writing)
  }
}
