import Canonical
import Inspection
import Journal
import Sealing
import Storage

/// The place of the next bundle in its row: counted for each issuer, recipient and kind.
struct Outgoing {
  /// One more than the last.
  let sequence: Int
  /// The last one; nil before the first.
  let last: BundleRow?

  /// The number after one; each restart of the office's journal raises all numbers by a million,
  /// so that none of those that were lost with the old store is given twice (design 5.1).
  static func next(after last: Int, restarts: Int) -> Int {
    max(last, restarts * 1_000_000 + last % 1_000_000) + 1
  }

  /// The seal hash of the last.
  var previous: Digest? { last.flatMap { Digest(hex: $0.seal) } }

  init(_ kind: BundleKind, to recipient: Party, in reading: Reading) throws {
    last = try reading.bundles().last { row in
      row.direction == .outgoing && row.kind == kind.rawValue
        && row.recipient == recipient.description
    }
    let restarts = try reading.document("restart", "current")?.detail["count"]?.integer ?? 0
    sequence = Self.next(after: last?.sequence ?? 0, restarts: restarts)
  }
}

extension OfficeDesk {
  /// The entry that says that a bundle went out.
  func exported(_ seal: Seal, _ more: [String: JSONValue] = [:]) -> EntryDraft {
    let header = seal.header
    let said: [String: JSONValue] = [
      "seal": .string(seal.sealHash.hex), "kind": .string(header.kind.rawValue),
      "id": .string(header.id), "issuer": .string(header.issuer.description),
      "recipient": .string(header.recipient.description), "sequence": .integer(header.sequence),
      "created": .string(header.created.iso),
    ]
    return draft(.bundleExported, said.merging(more) { first, _ in first })
  }
}
