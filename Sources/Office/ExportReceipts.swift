import Canonical
import Inspection
import Journal
import Sealing
import Storage

/// The receipt that travels alone to a device without an open visit, which gets no task bundle
/// (design 5.1).
struct ExportReceipts {
  let desk: OfficeDesk
  let writing: Writing
  let date: CalendarDate
  /// The office's own checkpoint.
  let note: SignedNote

  /// The bundle for a device; nil where every entry that the office holds was receipted to it.
  ///
  /// One that the device is not yet known to have opened is delivered again: sticks get lost.
  ///
  /// - Parameters:
  ///   - device: The device's key.
  ///   - name: What people call it.
  ///   - outbox: Where the office keeps what it seals.
  ///   - folder: Where the bundle goes.
  /// - Returns: The bundle, which lies in the outbox.
  /// - Throws: `BundleError` when it cannot be written; `NoteError`, the database's error.
  func bundle(
    for device: Digest, _ name: String, outbox: String, folder: String
  ) throws -> ExportTasks.Result.Bundle? {
    let recipient = Party.device(device)
    guard let receipt = try Receipts.next(for: device.prefix16, desk, writing) else { return nil }
    let size = receipt.checkpoint.size
    let place = try Outgoing(.receipt, to: recipient, in: writing.reading)
    func made(_ id: String, _ digest: Digest, isAgain: Bool) -> ExportTasks.Result.Bundle {
      ExportTasks.Result.Bundle(
        device: device.prefix16, name: name, path: "\(folder)/\(id).zip", digest: digest,
        visits: [], lost: [], receipt: size, isAgain: isAgain)
    }
    if let last = place.last, last.detail["receipt"]?.integer == size {
      guard try !isOpened(last, device) else { return nil }
      if let digest = last.detail["sha256"]?.string.flatMap({ Digest(hex: $0) }),
        AtomicFile.exists("\(outbox)/\(last.name).zip")
      {
        return made(last.name, digest, isAgain: true)
      }
    } else if try size <= sent(to: recipient) {
      return nil
    }
    let id = "RC-\(desk.origin.region)-\(date)-\(device.prefix16)-\(place.sequence)"
    let header = Seal.Header(
      kind: .receipt, id: id, issuer: try desk.party, recipient: recipient,
      sequence: place.sequence, previous: place.previous, created: desk.surroundings.now(),
      log: Seal.LogPosition(
        origin: desk.origin.name, size: note.checkpoint.size, root: note.checkpoint.root))
    let item = BundleItem(
      TaskContent.receiptPath(device.prefix16), bytes: Array(receipt.text.utf8))
    let seal = try BundleWriter.write(
      to: "\(outbox)/\(id).zip", header: header, items: [item],
      signers: [.init(.office, desk.key)],
      readBackBy: BundleReader(trust: desk.trust(writing.reading)))
    let digest = try AtomicFile.digest(of: "\(outbox)/\(id).zip")
    let data: [String: JSONValue] = ["receipt": .integer(size), "sha256": .string(digest.hex)]
    try desk.record([desk.exported(seal, data)], in: writing)
    return made(id, digest, isAgain: false)
  }

  /// The largest receipt that went to a device, in a bundle of whatever kind.
  private func sent(to recipient: Party) throws -> Int {
    let rows = try writing.reading.bundles().filter { row in
      row.direction == .outgoing && row.recipient == recipient.description
    }
    return rows.compactMap { $0.detail["receipt"]?.integer }.max() ?? 0
  }

  /// Whether what the office holds of the device's journal says that it opened the bundle.
  private func isOpened(_ bundle: BundleRow, _ device: Digest) throws -> Bool {
    let journal = Origin.device(device.prefix16, region: desk.origin.region)
    return try writing.reading.lastEntries(of: journal, limit: 1000).contains { entry in
      entry.type == .bundleOpened && entry.data["seal"]?.string == bundle.seal
    }
  }
}
