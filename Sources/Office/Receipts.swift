import Canonical
import Journal
import Sealing
import Storage

/// The office's receipts: what it durably holds of a device's journal, with every piece of evidence
/// that those entries name (design 5.3).
enum Receipts {
  /// The next receipt for a device; nil when there is nothing new to cosign.
  static func next(
    for kid16: String, _ desk: OfficeDesk, _ writing: Writing
  ) throws -> SignedNote? {
    let reading = writing.reading
    let origin = Origin.device(kid16, region: desk.origin.region)
    let held = try reading.note(.receipt, of: origin)
    let log = try reading.log(of: origin)
    let complete = try completeSize(of: origin, from: held?.checkpoint.size ?? 0, reading)
    let notes = try reading.notes(.checkpoint, of: origin).filter { note in
      note.checkpoint.size <= min(log.size, complete)
    }
    guard let newest = notes.last, newest.checkpoint.size > held?.checkpoint.size ?? 0 else {
      return held
    }
    let leaves = try reading.leaves(of: origin, count: newest.checkpoint.size)
    guard Merkle.root(of: leaves) == newest.checkpoint.root else { return held }
    let receipt = try newest.cosigned(by: desk.cosigningKey, at: desk.surroundings.now()) {
      try desk.key.sign($0)
    }
    try writing.keep(receipt, .receipt)
    return receipt
  }

  /// The receipts for colleagues' journals of which a device has brought parts: it carries them
  /// until it knows that the office holds them.
  static func relayed(
    by device: Party, _ desk: OfficeDesk, _ writing: Writing
  ) throws -> [SignedNote] {
    let brought = try writing.reading.bundles().filter { row in
      row.direction == .incoming && row.issuer == device.description
    }
    let names = Set(brought.flatMap { $0.detail["relayed"]?.strings ?? [] })
    return try names.sorted().compactMap { try next(for: $0, desk, writing) }
  }

  /// How many of the first entries name only evidence that is here, or that its own laptop recorded
  /// as lost.
  private static func completeSize(
    of origin: Origin, from first: Int, _ reading: Reading
  ) throws -> Int {
    var size = first
    let entries = try reading.entries(of: origin, from: first)
    let lost = LostPayload.digests(entries)
    for entry in entries {
      guard entry.sequence == size else { return size }
      if let payload = EvidencePayload(entry), !lost.contains(payload.digest),
        !reading.content.holds(payload.digest)
      {
        return size
      }
      size += 1
    }
    return size
  }
}
