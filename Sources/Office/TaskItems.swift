import Canonical
import Inspection
import Journal
import Merge
import Sealing
import Storage

/// The files of one device's task bundle (design 5.1).
struct TaskItems {
  let desk: OfficeDesk
  let reading: Reading
  let date: CalendarDate
  /// The checkpoint of the office's journal that the bundle holds.
  let note: SignedNote

  /// All of them, but for the receipts.
  ///
  /// - Throws: `OfficeError`, `BundleError`; as the store fails.
  func all(
    _ own: [VisitFile], lost: [VisitFile], device: Digest, since: Set<Int>
  ) throws -> [BundleItem] {
    let all = own + lost
    let entries = all.flatMap { $0.view.entries.filter(\.isFromOffice) }.map(\.entry)
      .sorted { $0.sequence < $1.sequence }
    let lines =
      try own.map { try line($0, isHeld: true) } + lost.map { try line($0, isHeld: false) }
    var items: [BundleItem] = [
      try BundleItem(TaskContent.visitsPath, lines: lines),
      try BundleItem(TaskContent.entriesPath, lines: entries.map(\.line)),
      try BundleItem(TaskContent.proofsPath, lines: proofs(entries, since: since)),
      BundleItem(TaskContent.checkpointPath, bytes: Array(note.text.utf8)),
      BundleItem(TaskContent.taskPath, bytes: try task(device)),
      BundleItem(TaskContent.keysPath, bytes: try keys()),
    ]
    // Answers stay valid under the version that they were given for, which a new laptop lacks.
    let forms = Set(all.flatMap(\.everyForm))
    for digest in forms.sorted() {
      let bytes = try reading.content.bytes(of: digest)
      items.append(BundleItem(TaskContent.formPath(digest), bytes: bytes))
    }
    return items
  }

  private func task(_ device: Digest) throws -> [UInt8] {
    var members: [String: JSONValue] = [
      "office": .string(desk.origin.region), "device": .string(device.prefix16),
      "date": .string(date.description), "program": .string(Program.name),
    ]
    for kind in ["calendar", "outcomes", "rules"] {
      members[kind] = try reading.document(kind, "current").map { .string($0.digest) }
    }
    return try CanonicalJSON.write(.object(members))
  }

  private func line(_ file: VisitFile, isHeld: Bool) throws -> [UInt8] {
    try CanonicalJSON.write([
      "visit": file.visit.value, "heads": .strings(file.view.heads.map(\.hex)),
      "state": .string(file.view.state.rawValue), "held": .bool(isHeld),
    ])
  }

  /// Enrolments and revocations in force, as the office signed them.
  private func keys() throws -> [UInt8] {
    let records = try reading.keyRows()
      .map { try KeyRecord(line: CanonicalJSON.write($0.record)) }
      .filter { $0.signer != nil }
    return try KeyRecord.file(of: records)
  }

  private func proofs(_ entries: [Entry], since: Set<Int>) throws -> [[UInt8]] {
    let size = note.checkpoint.size
    let tree = try reading.tree(of: desk.origin)
    var lines = try entries.map { entry in
      let path = try tree.inclusionPath(of: entry.sequence, size: size)
        .orThrow(OfficeError.unknown(.visit, entry.visit ?? ""))
      return try ProofLine.inclusion(
        leaf: entry.leaf, index: entry.sequence, size: size, path: path
      ).line()
    }
    for older in since.sorted() where older > 0 && older < size {
      let path = try tree.consistencyPath(from: older, to: size)
        .orThrow(OfficeError.unknown(.device, ""))
      lines.append(try ProofLine.consistency(older: older, newer: size, path: path).line())
    }
    return lines
  }
}
