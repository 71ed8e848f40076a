import Canonical
import Inspection
import Journal
import Sealing
import Storage

/// `field pack`: seals what happened since the last receipt into result bundles.
package enum Pack {
  /// One bundle that was written and read back.
  package struct Result: Equatable, Sendable {
    /// Where it lies.
    package let path: String
    /// Its id.
    package let id: String
    /// How many entries of the journal it holds.
    package let entries: Int
    /// How many pieces of evidence it holds.
    package let evidence: Int
  }

  /// The largest bundle: it must fit on a FAT32 stick (design 5.1).
  package static let largest = 3_900_000_000

  /// Packs a result.
  ///
  /// - Parameters:
  ///   - folder: Where the bundles go, such as a stick.
  ///   - limit: About how many bytes one bundle may hold before another is begun.
  ///   - laptop: The laptop.
  /// - Returns: The bundles in the order of their sequence.
  /// - Throws: `FieldError.nothingOpened`, `nothingToPack`; `BundleError`, also when the bundle
  ///   does not read back as it was written.
  package static func run(
    to folder: String, limit: Int = largest, on laptop: Laptop
  ) throws -> [Result] {
    let outbox = laptop.store.folder + "/outbox"
    try AtomicFile.makeFolder(outbox, mode: 0o700)
    try AtomicFile.makeFolder(folder)
    let written = try laptop.store.write { writing in
      try Packing(laptop, writing).bundles(limit: limit, into: outbox)
    }
    let trust = try laptop.store.read { try laptop.trust($0) }
    for result in written {
      let name = "\(result.id).zip"
      try AtomicFile.copy(result.path, to: "\(folder)/\(name)")
      // "Done" is said only after the copy on the stick was read back (design 5.6).
      _ = try BundleReader(trust: trust).verify(at: "\(folder)/\(name)")
    }
    return written.map { result in
      Result(
        path: "\(folder)/\(result.id).zip", id: result.id, entries: result.entries,
        evidence: result.evidence)
    }
  }
}

/// The making of the bundles within one transaction.
private struct Packing {
  let laptop: Laptop
  let writing: Writing
  let recipient: Party
  let replies: Digest?

  init(_ laptop: Laptop, _ writing: Writing) throws {
    self.laptop = laptop
    self.writing = writing
    let tasks = try writing.reading.bundles()
      .filter { $0.direction == .incoming && $0.kind == BundleKind.task.rawValue }
    let last = try tasks.last.orThrow(FieldError.nothingOpened)
    recipient = try Party(last.issuer).orThrow(FieldError.nothingOpened)
    replies = Digest(hex: last.seal)
  }

  func bundles(limit: Int, into outbox: String) throws -> [Pack.Result] {
    let receipt = try writing.reading.note(.receipt, of: laptop.origin)
    let first = receipt?.checkpoint.size ?? 0
    let entries = try writing.reading.entries(of: laptop.origin, from: first)
    guard entries.contains(where: { $0.visit != nil }) else { throw FieldError.nothingToPack }
    let log = try writing.reading.log(of: laptop.origin)
    let end = try SignedNote(log.checkpoint, key: laptop.noteKey) { try laptop.key.sign($0) }
    try writing.keep(end, .checkpoint)
    let notes = try writing.reading.notes(.checkpoint, of: laptop.origin)
      .filter { $0.checkpoint.size > first }
    return try parts(entries, limit: limit).map { part in
      try seal(part, notes: notes, end: end.checkpoint, into: outbox)
    }
  }

  /// What one bundle holds: entries in order, and evidence.
  private struct Part {
    var entries: [Entry] = []
    var evidence: [(digest: Digest, size: Int)] = []
    var bytes = 0
  }

  private func parts(_ entries: [Entry], limit: Int) throws -> [Part] {
    var parts = [Part()]
    for entry in entries {
      if parts[parts.count - 1].bytes + entry.line.count > limit, parts.last?.bytes != 0 {
        parts.append(Part())
      }
      parts[parts.count - 1].entries.append(entry)
      parts[parts.count - 1].bytes += entry.line.count
    }
    var named: Set<Digest> = []
    for case let payload? in entries.map(EvidencePayload.init)
    where named.insert(payload.digest).inserted {
      guard laptop.store.content.holds(payload.digest) else { continue }
      if parts[parts.count - 1].bytes + payload.size > limit, parts.last?.bytes != 0 {
        parts.append(Part())
      }
      parts[parts.count - 1].evidence.append((payload.digest, payload.size))
      parts[parts.count - 1].bytes += payload.size
    }
    return parts
  }

  private func seal(
    _ part: Part, notes: [SignedNote], end: Checkpoint, into outbox: String
  ) throws -> Pack.Result {
    let previous = try writing.reading.bundles().last { row in
      row.direction == .outgoing && row.kind == BundleKind.result.rawValue
        && row.recipient == recipient.description
    }
    let sequence = (previous?.sequence ?? 0) + 1
    let digits = String(sequence)
    let number = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    let id = "R-\(laptop.origin.region)-\(laptop.origin.holder)-\(number)"
    let header = Seal.Header(
      kind: .result, id: id, issuer: laptop.party, recipient: recipient, sequence: sequence,
      previous: previous.flatMap { Digest(hex: $0.seal) }, created: laptop.surroundings.now(),
      replies: replies,
      log: Seal.LogPosition(origin: end.origin.name, size: end.size, root: end.root))
    let path = "\(outbox)/\(id).zip"
    let seal = try BundleWriter.write(
      to: path, header: header, items: items(part, notes),
      signers: [.init(.device, laptop.key)])
    try record(seal, part)
    return Pack.Result(
      path: path, id: id, entries: part.entries.count, evidence: part.evidence.count)
  }

  private func items(_ part: Part, _ notes: [SignedNote]) throws -> [BundleItem] {
    var items = part.evidence.map { evidence in
      BundleItem(
        ResultContent.evidencePath(evidence.digest),
        file: laptop.store.content.path(of: evidence.digest), digest: evidence.digest)
    }
    guard let first = part.entries.first, let last = part.entries.last else { return items }
    let kid16 = laptop.origin.holder
    let path = ResultContent.journalPath(kid16, first: first.sequence, last: last.sequence)
    items.append(try BundleItem(path, lines: part.entries.map(\.line)))
    let covered = notes.filter { $0.checkpoint.size > first.sequence }
    let text = ResultContent.checkpointsFile(covered.map(\.text))
    items.append(BundleItem(ResultContent.checkpointsPath(kid16), bytes: Array(text.utf8)))
    return items
  }

  private func record(_ seal: Seal, _ part: Part) throws {
    let header = seal.header
    let data: [String: JSONValue] = [
      "seal": .string(seal.sealHash.hex), "kind": .string(header.kind.rawValue),
      "id": .string(header.id), "issuer": .string(header.issuer.description),
      "recipient": .string(header.recipient.description), "sequence": .integer(header.sequence),
      "created": .string(header.created.iso), "entries": .integer(part.entries.count),
      "evidence": .integer(part.evidence.count),
    ]
    try laptop.record([EntryDraft(.packed, data: data)], in: writing)
  }
}
