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

  /// The seal hash of the last.
  var previous: Digest? { last.flatMap { Digest(hex: $0.seal) } }

  init(_ kind: BundleKind, to recipient: Party, in reading: Reading) throws {
    last = try reading.bundles().last { row in
      row.direction == .outgoing && row.kind == kind.rawValue
        && row.recipient == recipient.description
    }
    sequence = (last?.sequence ?? 0) + 1
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
