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
    let covered = held?.checkpoint.size ?? 0
    let notes = try reading.notes(.checkpoint, of: origin)
    let size = ReceiptRule.next(
      try reading.entries(of: origin, from: covered), signed: notes.map(\.checkpoint.size),
      after: covered, whole: log.size, holds: reading.content.holds)
    guard let newest = notes.last(where: { $0.checkpoint.size == size }) else { return held }
    let root = try reading.tree(of: origin).root(of: newest.checkpoint.size)
    guard root == newest.checkpoint.root else { return held }
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
}
