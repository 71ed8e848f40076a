package import Canonical

/// The bundles that a taker has accepted, as it remembers them: what they say to another one.
///
/// Numbers count for each issuer, recipient and kind, and each bundle names the seal of the one
/// before (design 5.1, "Sequence").
package struct TakenBundles: Sendable {
  /// What is remembered of one bundle.
  package struct Taken: Hashable, Sendable {
    let row: Row
    let sequence: Int
    let previous: Digest?
    let seal: Digest

    /// A bundle as the entry of its taking in says; nil where that says no seal.
    ///
    /// - Parameter data: `kind`, `issuer`, `recipient`, `sequence` and `seal` as in the seal, and
    ///   `previous` where that is known.
    package init?(_ data: JSONValue) {
      func text(_ name: String) -> String { data[name]?.string ?? "" }
      guard let kind = BundleKind(rawValue: text("kind")), let issuer = Party(text("issuer")),
        let recipient = Party(text("recipient")), let sequence = data["sequence"]?.integer,
        let seal = Digest(hex: text("seal"))
      else { return nil }
      row = Row(kind: kind, issuer: issuer, recipient: recipient)
      self.sequence = sequence
      previous = Digest(hex: text("previous"))
      self.seal = seal
    }
  }

  /// What numbers count for.
  struct Row: Hashable, Sendable {
    let kind: BundleKind
    let issuer: Party
    let recipient: Party
  }

  /// One number that stands under two seals.
  package struct Double: Hashable, Sendable {
    /// The number.
    package let sequence: Int
    /// The seal that was taken in, or that one taken in names.
    package let held: Digest
    /// The seal that came, or that it names.
    package let other: Digest
  }

  private let seals: Set<Digest>
  private let rows: [Row: [Int: [Taken]]]

  /// The memory of bundles in any order.
  package init(_ taken: [Taken]) {
    seals = Set(taken.map(\.seal))
    rows = Dictionary(grouping: taken, by: \.row).mapValues {
      Dictionary(grouping: $0, by: \.sequence)
    }
  }

  /// What this memory says to a seal.
  ///
  /// A result is never refused for its number: results come in any order, and `doubles` are alarms.
  package func standing(of seal: Seal, _ sealHash: Digest) -> Expectation.Standing {
    let header = seal.header
    guard !seals.contains(sealHash) else { return .known }
    guard header.kind != .result, let last = row(of: header).keys.max() else { return .new }
    guard header.sequence > last else { return .replayed(last: last) }
    return doubles(of: seal, sealHash).isEmpty ? .new : .forked(sequence: last)
  }

  /// The numbers that stand under two seals once this one is taken in too.
  package func doubles(of seal: Seal, _ sealHash: Digest) -> [Double] {
    let header = seal.header
    let row = row(of: header)
    var doubles: [Double] = []
    if let same = row[header.sequence], let first = same.first,
      !same.contains(where: { $0.seal == sealHash })
    {
      doubles.append(Double(sequence: header.sequence, held: first.seal, other: sealHash))
    }
    if let previous = header.previous, let before = row[header.sequence - 1],
      let first = before.first, !before.contains(where: { $0.seal == previous })
    {
      doubles.append(Double(sequence: header.sequence - 1, held: first.seal, other: previous))
    }
    let named = (row[header.sequence + 1] ?? []).compactMap(\.previous)
    if doubles.isEmpty, let other = named.first, !named.contains(sealHash) {
      doubles.append(Double(sequence: header.sequence, held: other, other: sealHash))
    }
    return doubles
  }

  private func row(of header: Seal.Header) -> [Int: [Taken]] {
    rows[Row(kind: header.kind, issuer: header.issuer, recipient: header.recipient)] ?? [:]
  }
}
