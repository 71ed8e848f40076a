import Canonical
import Inspection
import Journal
import Sealing
import Storage

/// `field pack`: seals what happened since the last receipt into result bundles.
package enum Pack {
  /// One bundle that was written and read back.
  package struct Result: Equatable, Sendable {
    /// How the bundle came to lie in the folder.
    package enum State: String, Sendable {
      /// It was sealed now.
      case sealed
      /// It was sealed before, the office has not confirmed it, and it was copied again.
      case again
      /// It was sealed before and lay there already.
      case there
    }

    /// Where it lies.
    package let path: String
    /// Its id.
    package let id: String
    /// How many entries of the journal it holds.
    package let entries: Int
    /// How many pieces of evidence it holds, each wholly or in part.
    package let evidence: Int
    /// How it came there.
    package let state: State
  }

  /// The most bytes that the file of a bundle may have.
  package static let largest = BundleMeasure.maximumBytes

  /// Packs a result, and delivers with it every bundle that no receipt covers yet.
  ///
  /// Each has its number, and the office waits for the one that never left the laptop. Nothing is
  /// sealed anew when nothing was done at a visit since the last bundle.
  ///
  /// - Parameters:
  ///   - folder: Where the bundles go, such as a stick.
  ///   - limit: The most bytes of one bundle's file; only what alone is larger passes it.
  ///   - isPlain: Whether what is sealed now is not encrypted; recorded.
  ///   - laptop: The laptop.
  ///   - removed: Told of each unfinished copy in the folder that was removed.
  /// - Returns: The bundles in the order of their sequence.
  /// - Throws: `FieldError.nothingOpened`, `nothingToPack`; `StoreError.contentMissing`,
  ///   `contentDiffers` for own evidence, and nothing is packed then; `BundleError`, also when a
  ///   bundle does not read back as it was written. What was sealed is delivered by the next run.
  package static func run(
    to folder: String, limit: Int = largest, isPlain: Bool = false, on laptop: Laptop,
    removed: (String) -> Void = { _ in }
  ) throws -> [Result] {
    let outbox = laptop.store.folder + "/outbox"
    try AtomicFile.makeFolder(outbox, mode: 0o700)
    try AtomicFile.prepareFolder(folder)
    try sweep(folder, laptop, removed)
    let sealed = try laptop.store.write { writing in
      try Packing(laptop, writing, isPlain: isPlain).bundles(limit: limit, outbox: outbox)
    }
    return try sealed.map { bundle in
      let path = "\(folder)/\(bundle.file)"
      let isNew = try AtomicFile.deliver(file: "\(outbox)/\(bundle.file)", to: path)
      // "Done" is said only after the copy on the stick was read back (design 5.6).
      try AtomicFile.checkDelivered(path, is: bundle.digest)
      return Result(
        path: path, id: bundle.id, entries: bundle.entries, evidence: bundle.evidence,
        state: isNew ? (bundle.isNew ? .sealed : .again) : .there)
    }
  }

  /// The beginning of the ids of the laptop's results.
  fileprivate static func prefix(_ laptop: Laptop) -> String {
    "R-\(laptop.origin.region)-\(laptop.origin.holder)-"
  }

  /// Removes what an interrupted copy left on the stick.
  private static func sweep(
    _ folder: String, _ laptop: Laptop, _ removed: (String) -> Void
  ) throws {
    for name in try AtomicFile.names(in: folder)
    where name.hasPrefix(prefix(laptop)) && name.hasSuffix(".part") {
      try FileSystem.remove("\(folder)/\(name)")
      removed("\(folder)/\(name)")
    }
  }
}

/// A bundle in the outbox.
private struct SealedBundle {
  let id: String
  /// Its name in the outbox and on the stick.
  let file: String
  /// What the file was when it was sealed and read back.
  let digest: Digest
  let entries: Int
  let evidence: Int
  let isNew: Bool
}

/// The making of the bundles within one transaction.
private struct Packing {
  let laptop: Laptop
  let writing: Writing
  let recipient: Party
  let replies: Digest?
  let trust: Trust
  let encryption: BundleEncryption?

  init(_ laptop: Laptop, _ writing: Writing, isPlain: Bool) throws {
    self.laptop = laptop
    self.writing = writing
    trust = try laptop.trust(writing.reading)
    let tasks = try writing.reading.bundles()
      .filter { $0.direction == .incoming && $0.kind == BundleKind.task.rawValue }
    let last = try tasks.last.orThrow(FieldError.nothingOpened)
    recipient = try Party(last.issuer).orThrow(FieldError.nothingOpened)
    replies = Digest(hex: last.seal)
    encryption =
      isPlain
      ? nil
      : try trust.encryption(
        to: recipient, at: laptop.surroundings.now(), random: laptop.surroundings.random)
  }

  /// The bundles that no receipt covers: those that lie in the outbox, and what is sealed now.
  func bundles(limit: Int, outbox: String) throws -> [SealedBundle] {
    let receipt = try writing.reading.note(.receipt, of: laptop.origin)
    let first = receipt?.checkpoint.size ?? 0
    let entries = try writing.reading.entries(of: laptop.origin, from: first)
    let open = try unconfirmed(since: first)
    let held = open.filter { AtomicFile.exists("\(outbox)/\($0.file)") }
    // The last of these says whether a bundle holds everything; one that is lost is made up for.
    let last = entries.last { $0.visit != nil || $0.type == .packed }
    guard last?.visit != nil || held.count < open.count else {
      guard !held.isEmpty else { throw FieldError.nothingToPack }
      return held
    }
    let log = try writing.reading.log(of: laptop.origin)
    let end = try SignedNote(log.checkpoint, key: laptop.noteKey) { try laptop.key.sign($0) }
    try writing.keep(end, .checkpoint)
    let notes = try writing.reading.notes(.checkpoint, of: laptop.origin)
      .filter { $0.checkpoint.size > first }
    let plan = try plan(entries, notes: notes, end: end.checkpoint, limit: limit)
    return try held
      + plan.bundles.map { try seal($0, of: plan, end: end.checkpoint, into: outbox) }
  }

  private func unconfirmed(since size: Int) throws -> [SealedBundle] {
    try sent().filter { ($0.detail["size"]?.integer ?? .max) > size }.map { row in
      SealedBundle(
        id: row.name, file: row.detail["file"]?.string ?? "",
        digest: row.detail["sha256"]?.string.flatMap { Digest(hex: $0) } ?? .sha256([]),
        entries: row.detail["entries"]?.integer ?? 0,
        evidence: row.detail["evidence"]?.integer ?? 0, isNew: false)
    }
  }

  /// The results for this recipient, in their sequence.
  private func sent() throws -> [BundleRow] {
    try writing.reading.bundles().filter { row in
      row.direction == .outgoing && row.kind == BundleKind.result.rawValue
        && row.recipient == recipient.description
    }
  }

  private func plan(
    _ entries: [Entry], notes: [SignedNote], end: Checkpoint, limit: Int
  ) throws -> PackPlan {
    let before = try sent().last
    let now = laptop.surroundings.now()
    var plan = PackPlan(of: laptop.origin.holder, notes: notes, limit: limit) { index in
      let previous = index == 0 ? before?.digest : .zero
      let header = header(
        (before?.sequence ?? 0) + 1 + index, after: previous, end: end, created: now)
      return BundleMeasure(header: header, signers: signers, encryption: encryption)
    }
    for entry in entries { plan.add(entry) }
    // What is recorded as lost is not waited for; a file that is named twice travels once.
    var named: Set<Digest> = []
    for (_, payload) in ReceiptRule.evidence(of: entries)
    where named.insert(payload.digest).inserted {
      guard laptop.store.content.holds(payload.digest) else {
        throw StoreError.contentMissing(payload.digest)
      }
      for file in PackPlan.Evidence.files(of: payload) { plan.add(file) }
    }
    return plan
  }

  private var signers: [BundleWriter.Signer] { [.init(.device, laptop.key)] }

  private func header(
    _ sequence: Int, after previous: Digest?, end: Checkpoint, created: Timestamp
  ) -> Seal.Header {
    let digits = String(sequence)
    let number = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    return Seal.Header(
      kind: .result, id: Pack.prefix(laptop) + number, issuer: laptop.party, recipient: recipient,
      sequence: sequence, previous: previous, created: created, replies: replies,
      log: Seal.LogPosition(origin: end.origin.name, size: end.size, root: end.root))
  }

  private func seal(
    _ bundle: PackPlan.Bundle, of plan: PackPlan, end: Checkpoint, into outbox: String
  ) throws -> SealedBundle {
    let previous = try sent().last
    let header = header(
      (previous?.sequence ?? 0) + 1, after: previous?.digest, end: end,
      created: laptop.surroundings.now())
    let file = header.id + BundleEncryption.suffix(encryption)
    let items = try plan.items(of: bundle, evidenceAt: laptop.store.content.path)
    let seal = try write(items, header, to: "\(outbox)/\(file)", bundle)
    let digest = try AtomicFile.digest(of: "\(outbox)/\(file)")
    try record(seal, bundle, end, file: file, digest)
    return SealedBundle(
      id: header.id, file: file, digest: digest, entries: bundle.entries.count,
      evidence: bundle.pieces, isNew: true)
  }

  /// Evidence that no longer has its digest is the laptop's own defect, not a wrong bundle.
  private func write(
    _ items: [BundleItem], _ header: Seal.Header, to path: String, _ bundle: PackPlan.Bundle
  ) throws -> Seal {
    do throws(BundleError) {
      return try BundleWriter.write(
        to: path, header: header, items: items, signers: signers, encryption: encryption,
        readBackBy: BundleReader(trust: trust))
    } catch {
      for evidence in bundle.evidence
      where error == .sourceChanged(path: laptop.store.content.path(of: evidence.whole)) {
        throw StoreError.contentDiffers(evidence.whole)
      }
      throw error
    }
  }

  private func record(
    _ seal: Seal, _ bundle: PackPlan.Bundle, _ end: Checkpoint, file: String, _ digest: Digest
  ) throws {
    let header = seal.header
    var data: [String: JSONValue] = [
      "seal": .string(seal.sealHash.hex), "kind": .string(header.kind.rawValue),
      "id": .string(header.id), "issuer": .string(header.issuer.description),
      "recipient": .string(header.recipient.description), "sequence": .integer(header.sequence),
      "created": .string(header.created.iso), "entries": .integer(bundle.entries.count),
      "evidence": .integer(bundle.pieces), "size": .integer(end.size),
      "file": .string(file), "sha256": .string(digest.hex),
    ]
    if encryption == nil { data["plain"] = true }
    try laptop.record([EntryDraft(.packed, data: data)], in: writing)
  }
}

extension BundleRow {
  /// The seal hash.
  fileprivate var digest: Digest? { Digest(hex: seal) }
}
