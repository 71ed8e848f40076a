import Canonical
import Forms
import Inspection
import Journal
import Sealing
package import Storage

/// `field open`: verifies a task bundle and takes in its visits, forms, keys and receipts.
package enum OpenTask {
  /// What was taken in.
  package struct Result: Sendable {
    /// The bundle's id.
    package let id: String
    /// The visits that the bundle gives to this laptop.
    package let visits: [String]
    /// The visits that are this laptop's no more, as the bundle says.
    package let lost: [OfficeStanding]
    /// Whether the bundle had expired: it is taken in all the same, and that is recorded.
    package let isExpired: Bool
    /// The size that the office's receipt covers; nil when it brought none.
    package let receipt: Int?
    /// Whether this very bundle had been opened before; nothing has changed then.
    package let wasKnown: Bool
    /// What happened where the receipt was for another journal than the laptop's; nil where it fits.
    package internal(set) var succession: SucceedJournal.Result?
  }

  /// Opens a task bundle.
  ///
  /// A receipt for another journal than the laptop's, or for more of it than is here, closes that
  /// journal: see `SucceedJournal`. The bundle is taken in all the same.
  ///
  /// - Throws: `BundleError` for the first check that refuses; `FieldError.officeForked` when the
  ///   office's journal does not continue what this laptop saw; nothing is taken in then.
  package static func run(_ path: String, on laptop: Laptop) throws -> Result {
    try opening(TaskBundle.self, at: path, on: laptop) { opened in try take(opened) }
  }

  /// A bundle that was verified, as it is taken in.
  struct Opened {
    let bundle: VerifiedBundle
    /// The laptop, which may have a new journal since its receipt was looked at.
    let laptop: Laptop
    /// The office's receipt for its journal; nil where there is none, or none for more than is held.
    let receipt: SignedNote?
    /// Whether the laptop was restored from an image, so that it has forgotten what it saw last.
    let wasRestored: Bool
  }

  /// Verifies a bundle from the office and takes it in, once; what contradicts is recorded.
  static func opening<Content: BundleContent>(
    _ content: Content.Type, at path: String, on laptop: Laptop,
    _ take: (Opened) throws -> Result
  ) throws -> Result {
    let reader = try laptop.store.read { reading in
      BundleReader(
        trust: try laptop.trust(reading),
        expectation: try .following(content.kind, to: laptop.party, reading),
        openedAt: try laptop.notBefore(reading))
    }
    var current = laptop
    do {
      return try reader.withBundle(
        content, at: path, identities: laptop.identities(), copyingInto: laptop.store.folder
      ) { (verified: Verified<Content>) -> Result in
        let (receipt, succession) = try receipt(verified.bundle, &current)
        var result = try take(
          Opened(
            bundle: verified.bundle, laptop: current, receipt: receipt,
            wasRestored: succession != nil))
        result.succession = succession
        return result
      }
    } catch let error as BundleError where error.kind == .known {
      return try known(error, laptop)
    } catch let error where isContradiction(error) {
      try recordRefusal(path, current)
      throw error
    }
  }

  /// The receipt of a bundle; where it contradicts the laptop's journal, that journal is closed.
  private static func receipt(
    _ bundle: VerifiedBundle, _ laptop: inout Laptop
  ) throws -> (receipt: SignedNote?, succession: SucceedJournal.Result?) {
    guard let note = try ownReceipt(bundle, laptop) else { return (nil, nil) }
    do {
      return (try checked(note, laptop), nil)
    } catch let finding as JournalFinding {
      let succession = try SucceedJournal.run(finding, receipt: note, on: laptop)
      laptop = succession.laptop
      return (nil, succession)
    }
  }

  /// What must not be forgotten: the office said two things about one journal.
  private static func isContradiction(_ error: any Error) -> Bool {
    switch error {
    case FieldError.officeForked, BundleError.sequenceForked: true
    default: false
    }
  }

  private static func recordRefusal(_ path: String, _ laptop: Laptop) throws {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let data: [String: JSONValue] = [
      "file": .string(TextProfile.cleaned(name)), "code": .integer(ExitCode.contradiction.rawValue),
    ]
    try laptop.store.write { writing in
      _ = try laptop.record([EntryDraft(.bundleRefused, data: data)], in: writing)
    }
  }

  private static func known(_ error: BundleError, _ laptop: Laptop) throws -> Result {
    guard case .alreadyImported(let seal) = error else { throw error }
    return try laptop.store.read { reading in
      let row = try reading.bundle(seal: seal)
      return Result(
        id: row?.name ?? "", visits: row?.detail["visits"]?.strings ?? [], lost: [],
        isExpired: false, receipt: nil, wasKnown: true)
    }
  }

  private static func take(_ opened: Opened) throws -> Result {
    let (bundle, laptop, receipt) = (opened.bundle, opened.laptop, opened.receipt)
    let office = try OfficePart(bundle, laptop, wasRestored: opened.wasRestored)
    let standings = try bundle.lines(of: TaskContent.visitsPath).map(standing)
    let visits = standings.filter(\.isHeld).map(\.visit)
    for file in bundle.files(under: "data/forms/") {
      try laptop.store.content.add(bundle.bytes(of: file.path))
    }
    let keys = try laptop.store.content.add(bundle.bytes(of: TaskContent.keysPath))
    let colleagues = try CarriedReceipts.read(bundle, laptop)
    let header = bundle.seal.header
    let now = laptop.surroundings.now()
    let isExpired = header.expires.map { $0 < now } ?? false
    try laptop.store.write { writing in
      let new = try office.keep(in: writing)
      var data: [String: JSONValue] = [
        "seal": .string(bundle.sealHash.hex), "kind": "task", "id": .string(header.id),
        "issuer": .string(header.issuer.description),
        "recipient": .string(header.recipient.description),
        "sequence": .integer(header.sequence), "created": .string(header.created.iso),
        "visits": .strings(visits), "keys_sha256": .string(keys.hex),
        "standings": .array(standings.map(\.value)),
        "office_note": .string(office.note.text), "office_entries": OfficeRows.named(new),
      ]
      data["expires"] = header.expires.map { .string($0.iso) }
      if isExpired { data["expired"] = true }
      try record([EntryDraft(.bundleOpened, data: data)], receipt, on: laptop, in: writing)
      for note in colleagues { try writing.keep(note, .receipt) }
      try Projection.follow(office.entries, own: false, in: writing)
      // Signatures that came before their key count from now on, in closed visits too.
      try Projection.refold(Set(writing.reading.visitNames()), in: writing)
    }
    return Result(
      id: header.id, visits: visits, lost: standings.filter { !$0.isHeld }, isExpired: isExpired,
      receipt: receipt?.checkpoint.size, wasKnown: false)
  }

  /// What a line of the bundle says of a visit.
  private static func standing(_ line: [UInt8]) throws -> OfficeStanding {
    let value = try CanonicalJSON.read(line)
    let visit = try Visit(value["visit"] ?? .null)
    return OfficeStanding(
      visit: visit.id.description, state: value["state"]?.string ?? "",
      isHeld: value["held"]?.bool ?? true)
  }

  /// Records an opening, and the receipt that it brought.
  static func record(
    _ drafts: [EntryDraft], _ receipt: SignedNote?, on laptop: Laptop, in writing: Writing
  ) throws {
    var drafts = drafts
    if let receipt {
      drafts.append(EntryDraft(.receipt, data: ["note": .string(receipt.text)]))
      try writing.keep(receipt, .receipt)
    }
    try laptop.record(drafts, in: writing)
  }

  /// The office's receipt for this laptop's journal; nil where the bundle brings none.
  ///
  /// - Throws: `NoteError` for one that device or office did not sign.
  private static func ownReceipt(
    _ bundle: VerifiedBundle, _ laptop: Laptop
  ) throws -> SignedNote? {
    let path = TaskContent.receiptPath(laptop.key.publicKey.kid16)
    guard bundle.files(under: path).contains(where: { $0.path == path }) else { return nil }
    let note = try SignedNote(text: String(decoding: bundle.bytes(of: path), as: UTF8.self))
    try note.verify(laptop.noteKey)
    try laptop.store.read { reading in
      try OfficePart.verify(note, laptop.officeKeys(kind: .cosignature, reading))
    }
    return note
  }

  /// The receipt, held against what the journal is; nil where one for more is held.
  ///
  /// - Throws: `JournalFinding.truncated`, `forked`.
  private static func checked(_ note: SignedNote, _ laptop: Laptop) throws -> SignedNote? {
    try laptop.store.read { reading in
      let checkpoint = note.checkpoint
      let size = try reading.log(of: laptop.origin).size
      guard checkpoint.size <= size else {
        throw JournalFinding.truncated(receipt: checkpoint.size, entries: size)
      }
      let root = try reading.tree(of: laptop.origin).root(of: checkpoint.size)
      guard root == checkpoint.root else {
        throw JournalFinding.forked(receipt: checkpoint.size)
      }
      let held = try laptop.confirmed(reading)
      return (held?.checkpoint.size ?? -1) < checkpoint.size ? note : nil
    }
  }
}
