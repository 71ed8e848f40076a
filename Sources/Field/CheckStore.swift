import Canonical
package import Inspection
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
    /// Rows that were edited outside the program, and evidence that is absent or altered.
    package let damages: [StoreError]

    /// Whether nothing is wrong.
    package var isIntact: Bool { findings.isEmpty && damages.isEmpty }
  }

  /// Checks everything; nothing is changed.
  ///
  /// - Throws: what keeps the store from being read at all; defects are in the result.
  package static func run(on laptop: Laptop) throws -> Result {
    try laptop.store.read { reading in
      var (entries, damages) = try rows(laptop.origin, reading)
      var journal: JournalVerification?
      // An altered row would be told a second time as a break of the chain.
      if damages.isEmpty {
        journal = try verification(entries, laptop, reading)
        damages = try misfiled(entries, laptop.origin, reading)
      }
      let evidence = Set(entries.compactMap { EvidencePayload($0)?.digest }).sorted()
      damages += evidence.compactMap { damage(of: $0, in: laptop.store.content) }
      return Result(
        checkpoint: try reading.note(.newest, of: laptop.origin)?.checkpoint,
        entries: entries.count, evidence: evidence.count,
        receipts: distinct(journal?.anchors ?? []),
        findings: try (journal?.findings ?? []) + ends(laptop.origin, reading),
        damages: damages)
    }
  }

  /// The entries that can be read, and the rows that cannot.
  private static func rows(
    _ origin: Origin, _ reading: Reading
  ) throws -> (entries: [Entry], altered: [StoreError]) {
    do {
      return (try reading.entries(of: origin), [])
    } catch StoreError.rowAltered {
      return try rowByRow(origin, reading)
    }
  }

  private static func rowByRow(
    _ origin: Origin, _ reading: Reading
  ) throws -> (entries: [Entry], altered: [StoreError]) {
    var entries: [Entry] = []
    var altered: [StoreError] = []
    var next = 0
    while true {
      do {
        guard let entry = try reading.entries(of: origin, from: next, limit: 1).first else {
          return (entries, altered)
        }
        entries.append(entry)
        next = entry.sequence + 1
      } catch StoreError.rowAltered(let name, let number) {
        altered.append(.rowAltered(name, number))
        next = number + 1
      }
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

  /// Rows that stand under another visit than their line says.
  private static func misfiled(
    _ entries: [Entry], _ origin: Origin, _ reading: Reading
  ) throws -> [StoreError] {
    let own = Dictionary(grouping: entries) { $0.visit ?? "" }
    var numbers: Set<Int> = []
    for visit in Set(try reading.allVisitNames()).union(own.keys) where !visit.isEmpty {
      let said = Set((own[visit] ?? []).map(\.sequence))
      let filed = try reading.entries(ofVisit: visit).filter { $0.origin == origin }
      numbers.formUnion(said.symmetricDifference(filed.map(\.entry.sequence)))
    }
    return numbers.sorted().map { .rowAltered(origin.name, $0) }
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
