import Canonical
package import Inspection
import Intake
package import Journal
import Merge
import Sealing
package import Storage

/// `field verify`: holds the laptop's own journal, its rows and its evidence against each other.
package enum CheckStore {
  /// What was checked and what is wrong.
  package struct Result: Sendable {
    /// The newest checkpoint; nil when there is none.
    package let checkpoint: Checkpoint?
    /// How many entries could be read.
    package let entries: Int
    /// How many files the entries name as evidence.
    package let evidence: Int
    /// The office's receipts that hold: the entries 0 ..< size were there at that time.
    package let receipts: [(size: Int, time: Timestamp)]
    /// What the journal, its checkpoint and its receipts contradict.
    package let findings: [JournalFinding]
    /// Rows that were edited outside the program, and own evidence that is absent or altered.
    package let damages: [StoreError]

    init(
      checkpoint: Checkpoint? = nil, entries: Int = 0, evidence: Int = 0,
      receipts: [(size: Int, time: Timestamp)] = [], findings: [JournalFinding] = [],
      damages: [StoreError]
    ) {
      self.checkpoint = checkpoint
      self.entries = entries
      self.evidence = evidence
      self.receipts = receipts
      self.findings = findings
      self.damages = damages
    }

    func adding(_ more: [StoreError]) -> Result {
      Result(
        checkpoint: checkpoint, entries: entries, evidence: evidence, receipts: receipts,
        findings: findings, damages: damages + more)
    }

    /// Whether nothing is wrong.
    package var isIntact: Bool { findings.isEmpty && damages.isEmpty }
  }

  /// Checks everything; nothing is changed.
  ///
  /// - Throws: what keeps the store from being read at all; defects are in the result.
  package static func run(on laptop: Laptop) throws -> Result {
    let schema = try laptop.store.schemaDefects()
    guard schema.isEmpty else { return Result(damages: schema) }
    let result = try laptop.store.read { try journals($0, laptop) }
    // What the tables should be follows from journals and files that are as they were.
    guard result.isIntact else { return result }
    return result.adding(try laptop.store.projectionDefects())
  }

  private static func journals(_ reading: Reading, _ laptop: Laptop) throws -> Result {
    let own = laptop.origin
    let lineage = try reading.lineage(of: own)
    // Of the office's and of colleagues' journals only some entries are here.
    let rows = try JournalRows(reading, own: lineage) { lineage.contains($0) }
    let written = lineage.flatMap { rows.own[$0] ?? [] }
    var damages = rows.altered
    let notes = try noteDefects(reading, laptop)
    damages += notes
    var findings: [JournalFinding] = []
    var receipts: [(size: Int, time: Timestamp)] = []
    // An altered row would be told a second time as a break of the chain.
    if notes.isEmpty, !rows.altered.contains(where: { isRow($0, of: own) }) {
      let journal = try verification(rows.own[own] ?? [], laptop, reading)
      findings = journal.findings
      receipts = distinct(journal.anchors)
    }
    if damages.isEmpty {
      findings += try lineage.flatMap { try ends($0, reading) }
      damages += try OfficeRows.defects(written, of: laptop.officeOrigin, reading)
      damages += try ColleagueRows.defects(written, own: lineage, reading)
    }
    let evidence = Set(ReceiptRule.evidence(of: written).map(\.payload.digest))
      .subtracting(ExpiredPayload.digests(written)).sorted()
    damages += evidence.compactMap { damage(of: $0, in: laptop.store.content) }
    return Result(
      checkpoint: notes.isEmpty ? try reading.note(.newest, of: own)?.checkpoint : nil,
      entries: written.count, evidence: evidence.count,
      receipts: receipts, findings: findings, damages: damages)
  }

  private static func isRow(_ defect: StoreError, of origin: Origin) -> Bool {
    if case .rowAltered(origin.name, _) = defect { true } else { false }
  }

  private static func noteDefects(_ reading: Reading, _ laptop: Laptop) throws -> [StoreError] {
    let office = try laptop.officeKeys(kind: .signature, reading)
    let receipts = try laptop.officeKeys(kind: .cosignature, reading)
    let trust = try laptop.trust(reading)
    return try reading.noteDefects { origin, kind in
      guard origin != laptop.officeOrigin else { return [office] }
      let device = origin == laptop.origin ? laptop.noteKey : trust.noteKey(of: origin)
      let devices = [device].compactMap(\.self)
      return kind == .receipt ? [devices, receipts] : [devices]
    }
  }

  private static func verification(
    _ entries: [Entry], _ laptop: Laptop, _ reading: Reading
  ) throws -> JournalVerification {
    JournalVerification(
      lines: entries.map(\.line), checkpoint: try reading.note(.newest, of: laptop.origin),
      receipts: try reading.notes(.receipt, of: laptop.origin), device: laptop.noteKey,
      office: try laptop.receiptKey(reading))
  }

  /// A receipt stands among the notes and in the entry that took it in; it is told once.
  private static func distinct(
    _ anchors: [(size: Int, time: Timestamp)]
  ) -> [(size: Int, time: Timestamp)] {
    anchors.enumerated().filter { index, anchor in
      !anchors[..<index].contains { $0.size == anchor.size && $0.time == anchor.time }
    }.map(\.element)
  }

  /// The remembered end of the journal must be what its origin signed last.
  private static func ends(_ origin: Origin, _ reading: Reading) throws -> [JournalFinding] {
    guard let signed = try reading.note(.newest, of: origin)?.checkpoint else {
      return [.notSigned(origin.name)]
    }
    let held = try reading.log(of: origin).checkpoint
    return held == signed ? [] : [.checkpointDiffers(size: held.size)]
  }

  private static func damage(of digest: Digest, in content: ContentStore) -> StoreError? {
    do throws(StoreError) {
      try content.check(digest)
      return nil
    } catch {
      return error
    }
  }
}
