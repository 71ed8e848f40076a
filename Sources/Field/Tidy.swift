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
    let sizes = try Dictionary(
      uniqueKeysWithValues: reading.lineage(of: laptop.origin).map {
        ($0, try laptop.confirmedSize(of: $0, reading))
      })
    let references = try closed.names.flatMap { try Self.references(of: $0, sizes, reading) }
    // A file that is named a second time behind the receipt has still to travel.
    let needed = try closed.neededElsewhere(reading)
      .union(references.filter { !$0.isCovered }.map(\.payload.digest))
    let content = laptop.store.content
    let free = references.filter { reference in
      reference.isCovered && content.holds(reference.payload.digest)
        && !needed.contains(reference.payload.digest)
    }
    let evidence = Dictionary(grouping: free, by: \.visit).sorted { $0.key < $1.key }
      .map { visit, references in
        let bytes = Dictionary(references.map { ($0.payload.digest, $0.payload.size) }) { $1 }
        return Plan.Evidence(
          visit: visit, digests: bytes.keys.sorted(), bytes: bytes.values.reduce(0, +))
      }
    return Plan(
      evidence: evidence, bundles: try bundles(confirmed, laptop, reading), receipt: confirmed)
  }

  /// A file that an entry names, and whether a receipt covers the entry.
  private struct Reference {
    let visit: String
    let payload: EvidencePayload
    let isCovered: Bool
  }

  /// What the laptop's own journals name as a visit's evidence.
  ///
  /// Of a colleague's journal only parts are here, and whether a receipt is for just them nobody
  /// here can say: the colleague's files stay.
  private static func references(
    of visit: String, _ sizes: [Origin: Int], _ reading: Reading
  ) throws -> [Reference] {
    try reading.entries(ofVisit: visit).compactMap { recorded in
      guard let payload = EvidencePayload(recorded.entry), let size = sizes[recorded.origin] else {
        return nil
      }
      return Reference(
        visit: visit, payload: payload, isCovered: recorded.entry.sequence < size)
    }
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
  private let others: [String]

  init(_ laptop: Laptop, _ reading: Reading, olderThan days: Int) throws {
    let task = try reading.newestBundle(.incoming, of: BundleKind.task.rawValue)
    let open = Set(task?.detail["visits"]?.strings ?? [])
    let limit = laptop.surroundings.now().milliseconds - days * 86_400_000
    var names: [String] = []
    var others: [String] = []
    for (visit, row) in try reading.visitRows() {
      let acts = try reading.entries(ofVisit: visit).filter { $0.entry.type != .evidenceExpired }
      let last = acts.map(\.entry.moment.at.milliseconds).max()
      let isEnded = VisitState(rawValue: row["state"]?.string ?? "")?.isEnded ?? false
      if isEnded, !open.contains(visit), last ?? .max < limit {
        names.append(visit)
      } else {
        others.append(visit)
      }
    }
    self.names = names
    self.others = others
  }

  /// The evidence that visits name which are not closed.
  func neededElsewhere(_ reading: Reading) throws -> Set<Digest> {
    Set(
      try others.flatMap { try reading.entries(ofVisit: $0) }
        .compactMap { EvidencePayload($0.entry)?.digest })
  }
}

extension VisitState {
  /// Whether nothing more is to be done on a laptop.
  fileprivate var isEnded: Bool {
    [.finished, .voided, .recalled, .reassigned].contains(self)
  }
}
