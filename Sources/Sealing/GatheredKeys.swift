/// The keys that an auditor brings from several places, in any order, and the trust that follows.
///
/// A value, without a file: keys bundle, lines of `keys.jsonl`, folders of public keys.
package struct GatheredKeys: Sendable {
  /// The lines of the newest keys bundle; nil where none was brought.
  package var sealed: [KeyRecord]?
  /// Lines from elsewhere: those that the office signed, and those that nobody signed.
  package var lines: [KeyRecord] = []
  /// Keys of which only the role is known.
  package var bare: [TrustedKey] = []

  /// No keys at all.
  package init() {}

  /// The trust in all of them.
  ///
  /// What no office signed counts for as much as whoever brings it vouches for. Beside a keys
  /// bundle nobody looks at it any more, so there it may only repeat what the roots sealed.
  ///
  /// - Throws: `notSealedByRoots` for a key that neither a keys bundle, though one was brought, nor
  ///   a line of its office knows; `unknownSigner` for a line of an office that is not known; the
  ///   first other line that does not hold; `prefixTaken` for a key in two roles or with two holders.
  package func trust() throws(TrustError) -> Trust {
    let vouched = lines.filter { $0.signer == nil }
    let first = sealed ?? vouched
    let above = bare.filter { $0.role == .root || $0.role == .office }
    let below = bare.filter { $0.role == .device || $0.role == .inspector }
    // Signers first: an office key that lies in a folder signs lines too.
    let trust = try joining(above, to: Trust(sealed: first), said: first)
      .adding(vouched.filter { !first.contains($0) } + signed)
    return try joining(below, to: trust, said: first)
  }

  /// Whether nothing brought names an office that could have signed the lines.
  package var lacksOffice: Bool {
    let said = (sealed ?? []) + lines
    return !bare.contains { $0.role == .office }
      && !said.contains { if case .office = $0.statement { true } else { false } }
  }

  /// Enrolments before revocations, as files come in any order.
  private var signed: [KeyRecord] {
    let signed = lines.filter { $0.signer != nil }
    return signed.filter { !$0.isRevocation } + signed.filter(\.isRevocation)
  }

  /// The trust with bare keys of which nothing else is known.
  private func joining(
    _ bare: [TrustedKey], to trust: Trust, said: [KeyRecord]
  ) throws(TrustError) -> Trust {
    // Trust from keys alone takes every root for a current one.
    let current = trust.keys.filter { $0.value.role != .root || trust.isCurrentRoot($0.key) }
    var keys = current
    for key in bare {
      if let known = keys[key.key.id] {
        guard known.role == key.role else { throw .prefixTaken(key: key.key.kid16) }
      } else if !said.contains(where: { $0.statement.key == key.key.id }) {
        // A root that was replaced stands in the lines, and does not come back by its file.
        guard sealed == nil else { throw .notSealedByRoots(key: key.key.kid16) }
        keys[key.key.id] = key
      }
    }
    guard keys.count > current.count else { return trust }
    let all = keys.values.sorted { $0.key.id < $1.key.id }
    return try Trust(keys: all, rootThreshold: trust.rootThreshold)
  }
}
