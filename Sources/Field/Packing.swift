import Canonical
import Inspection
import Journal
import Sealing
import Storage

/// A bundle in the outbox.
struct SealedBundle {
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
struct Packing {
  let laptop: Laptop
  let writing: Writing
  let recipient: Party
  let isForOffice: Bool
  let replies: Digest?
  let trust: Trust
  let encryption: BundleEncryption?

  init(
    _ laptop: Laptop, _ writing: Writing, for colleague: String?, isPlain: Bool
  ) throws {
    self.laptop = laptop
    self.writing = writing
    trust = try laptop.trust(writing.reading)
    let last = try writing.reading.newestBundle(.incoming, of: BundleKind.task.rawValue)
      .orThrow(FieldError.nothingOpened)
    if let colleague {
      recipient = try Colleague.party(colleague, in: trust, of: laptop)
      replies = nil
    } else {
      recipient = try Party(last.issuer).orThrow(FieldError.nothingOpened)
      replies = Digest(hex: last.seal)
    }
    isForOffice = colleague == nil
    // By a dead clock the recipient's key would not be valid yet.
    encryption =
      isPlain
      ? nil
      : try trust.encryption(
        to: recipient, at: laptop.notBefore(writing.reading), random: laptop.surroundings.random)
  }

  /// The bundles that no receipt covers: those that lie in the outbox, and what is sealed now.
  ///
  /// For a colleague, who gives no receipts, the newest bundle alone suffices.
  func bundles(limit: Int, outbox: String) throws -> [SealedBundle] {
    let confirmed = try laptop.confirmedSize(of: laptop.origin, writing.reading)
    let first = isForOffice ? confirmed : try Colleague.first(confirmed, laptop, writing.reading)
    let entries = try writing.reading.entries(of: laptop.origin, from: first)
    let open =
      isForOffice ? try unconfirmed(since: confirmed) : try sent().suffix(1).map(Self.sealed)
    let held = open.filter { AtomicFile.exists("\(outbox)/\($0.file)") }
    // The last of these says whether a bundle holds everything; one that is lost is made up for.
    let last = entries.last { isNews($0) || isPacking($0) }
    guard last.map(isNews) == true || held.count < open.count else {
      guard !held.isEmpty else { throw FieldError.nothingToPack }
      return held
    }
    let log = try writing.reading.log(of: laptop.origin)
    let end = try SignedNote(log.checkpoint, key: laptop.noteKey) { try laptop.key.sign($0) }
    try writing.keep(end, .checkpoint)
    let notes = try writing.reading.notes(.checkpoint, of: laptop.origin)
      .filter { $0.checkpoint.size > first }
    let plan = try plan(
      entries, notes: notes, end: end.checkpoint, limit: limit)
    let sealed = try plan.bundles.map {
      try seal($0, of: plan, end: end.checkpoint, into: outbox)
    }
    return isForOffice ? held + sealed : sealed
  }

  /// What is worth a bundle: an act at a visit, or what a colleague brought.
  private func isNews(_ entry: Entry) -> Bool {
    entry.visit != nil && entry.type != .visitViewed || entry.type == .merged
  }

  private func isPacking(_ entry: Entry) -> Bool {
    entry.type == .packed && entry.data["recipient"]?.string == recipient.description
  }

  private func unconfirmed(since size: Int) throws -> [SealedBundle] {
    try sent().filter { ($0.detail["size"]?.integer ?? .max) > size }.map(Self.sealed)
  }

  private static func sealed(_ row: BundleRow) -> SealedBundle {
    SealedBundle(
      id: row.name, file: row.detail["file"]?.string ?? "",
      digest: row.detail["sha256"]?.string.flatMap { Digest(hex: $0) } ?? .sha256([]),
      entries: row.detail["entries"]?.integer ?? 0,
      evidence: row.detail["evidence"]?.integer ?? 0, isNew: false)
  }

  /// The results for this recipient under this key, in their sequence.
  private func sent() throws -> [BundleRow] {
    try writing.reading.bundles().filter { row in
      row.direction == .outgoing && row.kind == BundleKind.result.rawValue
        && row.recipient == recipient.description && row.issuer == laptop.party.description
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
    let relays = try CarriedJournals.unconfirmed(laptop, writing.reading)
    for relay in relays { plan.add(relay) }
    let covered = try writing.reading.note(.receipt, of: laptop.origin)?.checkpoint.size ?? 0
    // What was let go under a receipt is with the office; what is lost is not waited for.
    let expired = ExpiredPayload.digests(entries)
    var named: Set<Digest> = []
    for (sequence, payload) in ReceiptRule.evidence(of: entries)
    where !expired.contains(payload.digest) && named.insert(payload.digest).inserted {
      guard laptop.store.content.holds(payload.digest) else {
        // What a receipt covers may have been tidied away.
        guard sequence >= covered else { continue }
        throw StoreError.contentMissing(payload.digest)
      }
      for file in PackPlan.Evidence.files(of: payload) { plan.add(file) }
    }
    for payload in relays.flatMap(\.evidence) where named.insert(payload.digest).inserted {
      guard laptop.store.content.holds(payload.digest) else { continue }
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
    let trust = try trust.knowing(device: laptop.key.publicKey)
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
