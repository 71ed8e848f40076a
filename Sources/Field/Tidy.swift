package import Canonical
import Inspection
import Journal
import Merge
import Sealing
import Storage

/// `field tidy`: lets go of files that the office has given its receipt for.
///
/// Entries and digests stay for ever; only files of evidence and bundles in the outbox go, and only
/// those of visits that are closed and whose last act lies some days back.
package enum Tidy {
  /// What would be let go; nothing has changed yet.
  package struct Plan: Equatable, Sendable {
    /// The evidence of one visit.
    package struct Evidence: Equatable, Sendable {
      /// The visit's id.
      package let visit: String
      /// SHA-256 of the files, sorted.
      package let digests: [Digest]
      /// Their bytes.
      package let bytes: Int
    }

    /// The evidence, by visit.
    package let evidence: [Evidence]
    /// The bundles in the outbox that a receipt covers, by name.
    package let bundles: [String]
    /// The size of the laptop's journal that the receipt covers.
    package let receipt: Int

    /// Whether there is nothing to let go.
    package var isEmpty: Bool { evidence.isEmpty && bundles.isEmpty }
  }

  /// How many days the last act of a visit lies back unless the command says otherwise.
  package static let days = 30

  /// Says what would be let go.
  ///
  /// - Parameters:
  ///   - days: How many days the last act of a visit must lie back.
  ///   - laptop: The laptop.
  /// - Returns: The plan.
  /// - Throws: `StoreError`; the database's error.
  package static func plan(olderThan days: Int, on laptop: Laptop) throws -> Plan {
    try laptop.store.read { try made(olderThan: days, laptop, $0) }
  }

  /// Lets go of what a plan says, once it is recorded.
  ///
  /// - Parameters: as `plan`.
  /// - Returns: What was let go: the plan as it is when it is carried out.
  /// - Throws: as `plan`. What was recorded and not yet removed is removed by the next run.
  package static func run(olderThan days: Int, on laptop: Laptop) throws -> Plan {
    let plan = try laptop.store.write { writing in
      let plan = try made(olderThan: days, laptop, writing.reading)
      let drafts = try plan.evidence.compactMap { evidence -> EntryDraft? in
        let said = ExpiredPayload.digests(
          try writing.reading.entries(ofVisit: evidence.visit).map(\.entry))
        let new = evidence.digests.filter { !said.contains($0) }
        guard !new.isEmpty else { return nil }
        return ExpiredPayload(digests: new, receipt: plan.receipt).draft(visit: evidence.visit)
      }
      if !drafts.isEmpty { try laptop.record(drafts, in: writing) }
      return plan
    }
    for digest in plan.evidence.flatMap(\.digests) {
      try FileSystem.remove(laptop.store.content.path(of: digest))
    }
    for name in plan.bundles { try FileSystem.remove("\(outbox(laptop))/\(name)") }
    return plan
  }

  private static func outbox(_ laptop: Laptop) -> String { laptop.store.folder + "/outbox" }

  private static func made(
    olderThan days: Int, _ laptop: Laptop, _ reading: Reading
  ) throws -> Plan {
    let confirmed = try laptop.confirmedSize(of: laptop.origin, reading)
    let closed = try ClosedVisits(laptop, reading, olderThan: days)
    let removable = ReceiptRule.removable(try journals(laptop, reading)) { entry in
      entry.visit.map(closed.names.contains) ?? false
    }
    let content = laptop.store.content
    let evidence = try closed.names.compactMap { name -> Plan.Evidence? in
      let payloads = try reading.entries(ofVisit: name).compactMap { EvidencePayload($0.entry) }
        .filter { removable.contains($0.digest) && content.holds($0.digest) }
      let digests = Set(payloads.map(\.digest)).sorted()
      guard !digests.isEmpty else { return nil }
      let bytes = Dictionary(payloads.map { ($0.digest, $0.size) }) { first, _ in first }
      return Plan.Evidence(
        visit: name, digests: digests, bytes: bytes.values.reduce(0, +))
    }
    return Plan(
      evidence: evidence, bundles: try bundles(confirmed, laptop, reading), receipt: confirmed)
  }

  /// Everything here that names evidence: what the laptop wrote itself, and colleagues' journals.
  private static func journals(
    _ laptop: Laptop, _ reading: Reading
  ) throws -> [ReceiptRule.CoveredJournal] {
    let written = try reading.lineage(of: laptop.origin).map { origin in
      ReceiptRule.CoveredJournal(
        try reading.entries(of: origin),
        receipts: try laptop.confirmedSizes(of: origin, reading))
    }
    return try written + CarriedJournals.covered(laptop, reading)
  }

  private static func bundles(
    _ confirmed: Int, _ laptop: Laptop, _ reading: Reading
  ) throws -> [String] {
    let rows = try reading.bundles().filter { row in
      row.direction == .outgoing && row.kind == BundleKind.result.rawValue
        && row.issuer == laptop.party.description
    }
    return rows.filter { ($0.detail["size"]?.integer ?? .max) <= confirmed }
      .compactMap { $0.detail["file"]?.string }
      .filter { AtomicFile.exists("\(outbox(laptop))/\($0)") }.sorted()
  }
}

/// The visits that the office no longer sends and that ended some days ago.
private struct ClosedVisits {
  let names: [String]

  init(_ laptop: Laptop, _ reading: Reading, olderThan days: Int) throws {
    let task = try reading.newestBundle(.incoming, of: BundleKind.task.rawValue)
    let open = Set(task?.detail["visits"]?.strings ?? [])
    let limit = laptop.surroundings.now().milliseconds - days * 86_400_000
    var names: [String] = []
    for (visit, row) in try reading.visitRows() {
      let acts = try reading.entries(ofVisit: visit).filter { $0.entry.type != .evidenceExpired }
      let last = acts.map(\.entry.moment.at.milliseconds).max()
      let isEnded = VisitState(rawValue: row["state"]?.string ?? "")?.isEnded ?? false
      if isEnded, !open.contains(visit), last ?? .max < limit {
        names.append(visit)
      }
    }
    self.names = names
  }
}

extension VisitState {
  /// Whether nothing more is to be done on a laptop.
  fileprivate var isEnded: Bool {
    [.finished, .voided, .recalled, .reassigned].contains(self)
  }
}
