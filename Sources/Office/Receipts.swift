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
    let complete = ReceiptRule.complete(
      try reading.entries(of: origin, from: covered), from: covered, holds: reading.content.holds)
    let notes = try reading.notes(.checkpoint, of: origin)
    let size = ReceiptRule.next(
      signed: notes.map(\.checkpoint.size), after: covered, whole: log.size, complete: complete)
    guard let newest = notes.last(where: { $0.checkpoint.size == size }) else { return held }
    let leaves = try reading.leaves(of: origin, count: newest.checkpoint.size)
    guard Merkle.root(of: leaves) == newest.checkpoint.root else { return held }
    let receipt = try newest.cosigned(by: desk.cosigningKey, at: desk.surroundings.now()) {
      try desk.key.sign($0)
    }
    try writing.keep(receipt, .receipt)
    return receipt
  }
}
