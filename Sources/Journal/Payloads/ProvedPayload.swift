package import Canonical

/// What `visit.proved` holds: what the office handed out about a visit, so that nothing can be left
/// out of it or added to it afterwards.
package struct ProvedPayload: Hashable, Sendable {
  /// An entry that no signed checkpoint covers yet, and that was therefore not handed out.
  package struct Unproven: Hashable, Sendable {
    /// Whose journal.
    package let origin: Origin
    /// Its number there.
    package let sequence: Int
    /// What it is known by.
    package let leaf: Digest

    /// An entry from its parts.
    package init(origin: Origin, sequence: Int, leaf: Digest) {
      self.origin = origin
      self.sequence = sequence
      self.leaf = leaf
    }
  }

  /// How many entries were handed out, this one not counted.
  package let entries: Int
  /// SHA-256 of their leaves' bytes one after another, by journal and number.
  package let leaves: Digest
  /// How many of the `visit.signed` among them hold under an inspector's enrolled key.
  package let signatures: Int
  /// What was not handed out, by journal and number.
  package let unproven: [Unproven]

  /// A statement from its parts.
  package init(entries: [Digest], signatures: Int, unproven: [Unproven]) {
    self.entries = entries.count
    leaves = Digest.sha256(entries.flatMap(\.bytes))
    self.signatures = signatures
    self.unproven = unproven
  }

  /// Reads the payload of a `visit.proved` entry; nil when it is none or not complete.
  package init?(_ entry: Entry) {
    guard entry.type == .visitProved, let count = entry.data["entries"]?.integer,
      let leaves = entry.data["leaves"]?.string.flatMap({ Digest(hex: $0) }),
      let signatures = entry.data["signatures"]?.integer,
      let rows = entry.data["unproven"]?.array
    else { return nil }
    let unproven = rows.compactMap { row -> Unproven? in
      guard let origin = row["origin"]?.string.flatMap({ Origin($0) }),
        let sequence = row["seq"]?.integer,
        let leaf = row["leaf"]?.string.flatMap({ Digest(hex: $0) })
      else { return nil }
      return Unproven(origin: origin, sequence: sequence, leaf: leaf)
    }
    guard unproven.count == rows.count else { return nil }
    self.entries = count
    self.leaves = leaves
    self.signatures = signatures
    self.unproven = unproven
  }

  /// The entry that records the statement.
  package func draft(visit: String, by clerk: String) -> EntryDraft {
    let rows = unproven.map { row -> JSONValue in
      [
        "leaf": .string(row.leaf.hex), "origin": .string(row.origin.name),
        "seq": .integer(row.sequence),
      ]
    }
    return EntryDraft(
      .visitProved, visit: visit, by: [clerk],
      data: [
        "entries": .integer(entries), "leaves": .string(leaves.hex),
        "signatures": .integer(signatures), "unproven": .array(rows),
      ])
  }
}
