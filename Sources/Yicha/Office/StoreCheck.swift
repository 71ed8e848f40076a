import Canonical
import Inspection
import Journal
import Merge
import Office
import Sealing
import Storage

/// The office's store held against itself: chains, roots, signatures, files.
struct StoreCheck {
  /// What is wrong.
  private(set) var findings: [Label] = []
  /// How many journals.
  private(set) var journals = 0
  /// How many entries they hold.
  private(set) var entries = 0
  /// How many files they name that are here.
  private(set) var files = 0
  /// How many pieces of evidence laptops name that have not come.
  var absentEvidence: Int { awaited.subtracting(looked).count }
  private let reading: Reading
  private let desk: OfficeDesk
  private var looked: Set<Digest> = []
  private var awaited: Set<Digest> = []

  /// Checks a store.
  ///
  /// - Throws: what keeps the store from being read; defects are findings.
  init(_ reading: Reading, _ desk: OfficeDesk) throws {
    self.reading = reading
    self.desk = desk
    let rows = try JournalRows(reading, own: [desk.origin]) { _ in true }
    let altered = try rows.altered + noteDefects()
    findings = altered.map { Failure($0).what }
    // An altered row would be told a second time as a break of its chain.
    guard altered.isEmpty else { return }
    for origin in try reading.origins() { try check(origin) }
    try checkForks()
  }

  /// Notes that were edited: each origin signs its own, and the office its receipts.
  private func noteDefects() throws -> [StoreError] {
    let trust = try desk.trust(reading)
    return try reading.noteDefects { [desk] origin, kind in
      let device = trust.key(kid16: origin.holder).map { key in
        NoteKey(name: origin.name, kind: .signature, publicKey: key.key.rawPublicKey)
      }
      let own =
        origin == desk.origin ? desk.noteKeys(.signature, trust) : [device].compactMap(\.self)
      return kind == .receipt ? [own, desk.noteKeys(.cosignature, trust)] : [own]
    }
  }

  private mutating func check(_ origin: Origin) throws {
    let stored = try reading.log(of: origin)
    var log = Log(origin: origin)
    journals += 1
    let receipt = try reading.note(.receipt, of: origin)?.checkpoint.size ?? 0
    let held = try reading.entries(of: origin)
    let awaited = Set(ReceiptRule.evidence(of: held).map(\.sequence))
    for entry in held {
      entries += 1
      if entry.sequence < stored.size, !log.take(entry) {
        findings.append(
          Label(
            zh: "\(origin) 第 \(entry.sequence) 条与前一条不连",
            en: "\(origin): entry \(entry.sequence) does not follow the one before"))
      }
      // What a receipt covers was here; what lies behind it may still be on its way.
      guard EvidencePayload(entry) == nil || awaited.contains(entry.sequence) else { continue }
      let isDue = try origin == desk.origin || entry.sequence < receipt || wasHeld(entry)
      checkFiles(of: entry, isOwn: origin == desk.origin, isDue: isDue)
    }
    if log.checkpoint != stored.checkpoint {
      findings.append(
        Label(zh: "\(origin) 的根与条目不符", en: "\(origin): the root is not that of the entries"))
    }
    try checkNotes(origin, size: log.size)
  }

  /// A journal with two branches contradicts itself, whichever is true (merge.md 1).
  private mutating func checkForks() throws {
    let places = Set(try reading.forks().map { ForkPlace($0) })
    for place in places.sorted(by: { ($0.origin, $0.sequence) < ($1.origin, $1.sequence) }) {
      findings.append(
        Label(
          zh: "\(place.origin) 在第 \(place.sequence) 条处分叉，两支都已保留",
          en: "\(place.origin) is forked at entry \(place.sequence): both branches are kept"))
    }
  }

  /// Where a journal has two branches.
  private struct ForkPlace: Hashable {
    let origin: String
    let sequence: Int

    init(_ branch: RecordedEntry) {
      origin = branch.origin.name
      sequence = branch.entry.sequence
    }
  }

  private mutating func checkNotes(_ origin: Origin, size: Int) throws {
    let isOwn = origin == desk.origin
    let trust = try desk.trust(reading)
    let device = trust.key(kid16: origin.holder).map { key in
      NoteKey(name: origin.name, kind: .signature, publicKey: key.key.rawPublicKey)
    }
    let own = isOwn ? try reading.notes(.newest, of: origin) : []
    if isOwn, own.last?.checkpoint.size != size {
      findings.append(
        Label(zh: "\(origin) 的检查点不是最新", en: "\(origin): the checkpoint is not the newest"))
    }
    let notes =
      try own + reading.notes(.checkpoint, of: origin) + reading.notes(.receipt, of: origin)
    let tree = try reading.tree(of: origin)
    for note in notes where note.checkpoint.size <= size {
      let root = try tree.root(of: note.checkpoint.size)
      let keys = isOwn ? desk.noteKeys(.signature, trust) : [device].compactMap(\.self)
      let isSigned = keys.contains { note.isSigned(by: $0) }
      guard isSigned, root == note.checkpoint.root else {
        let number = note.checkpoint.size
        findings.append(
          Label(
            zh: "\(origin) 的检查点（\(number)）与日志不符或签名无效",
            en: "\(origin): the checkpoint at \(number) differs or is not signed"))
        continue
      }
    }
  }

  /// Whether the visit's row, written when entries last came, does not count the evidence as absent
  /// although it is absent now.
  private func wasHeld(_ entry: Entry) throws -> Bool {
    guard let digest = EvidencePayload(entry)?.digest, !reading.content.holds(digest),
      let visit = entry.visit, let row = try reading.visitRow(visit),
      let file = try reading.visitFile(visit), file.absentEvidence.contains(digest)
    else { return false }
    return !(row["absent_evidence"]?.strings ?? []).contains(digest.hex)
  }

  private mutating func checkFiles(of entry: Entry, isOwn: Bool, isDue: Bool) {
    for digest in isOwn ? Self.named(in: entry) : EvidencePayload(entry).map({ [$0.digest] }) ?? []
    {
      guard !looked.contains(digest) else { continue }
      guard isDue || reading.content.holds(digest) else {
        awaited.insert(digest)
        continue
      }
      looked.insert(digest)
      do throws(StoreError) {
        try reading.content.check(digest)
        files += 1
      } catch {
        findings.append(Failure(error).what)
      }
    }
  }

  /// The files that an entry of the office names.
  private static func named(in entry: Entry) -> [Digest] {
    let names: Set<EntryType> = [
      .departmentsPublished, .rulesPublished, .listPublished, .planPublished, .formPublished,
      .formRevised, .outcomesPublished, .calendarPublished, .registerImported, .drawCommitted,
      .drawMade, .published,
    ]
    guard names.contains(entry.type) else { return [] }
    let keys = ["sha256", "record_sha256", "register", "pool", "inspectors", "result", "public"]
    let files = (entry.data["files"]?.array ?? []).compactMap { $0["sha256"] }
    return (keys.compactMap { entry.data[$0] } + files)
      .compactMap { $0.string.flatMap { Digest(hex: $0) } }
  }
}
