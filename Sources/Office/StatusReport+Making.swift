import Canonical
import Inspection
import Merge
import Publication
import Storage

/// What a status report is made of.
struct StatusSource {
  var visits: [VisitSummary]
  var bundles: [BundleRow]
  var keys: [KeyRow]
  var draws: [DocumentRow]
  var plan: AnnualPlan?
  var limit: PublicityLimit
  var ledger: [LedgerRow] = []
}

extension StatusReport {
  /// The report of a day.
  init(_ source: StatusSource, today: CalendarDate) {
    let visits = source.visits
    self.today = today
    devices = Self.devices(source)
    let window = visits.compactMap { Self.windowPassed($0, today) }
    var publicity: [Overdue] = []
    var uncounted: [Uncounted] = []
    for visit in visits where visit.isDue && visit.published == nil {
      guard let finished = visit.finished else { continue }
      do throws(PublicityLimit.Unknown) {
        let deadline = try source.limit.deadline(finished: finished)
        guard deadline.isOverdue(on: today) else { continue }
        publicity.append(Overdue(visit: visit.visit, limit: .publicity, due: deadline.due))
      } catch {
        uncounted.append(Uncounted(visit: visit.visit, reason: error.text))
      }
    }
    let rectification = source.ledger.compactMap { Self.notCorrected($0, today) }
    overdue = (window + publicity + rectification).sorted {
      ($0.due, $0.visit, $0.finding ?? "") < ($1.due, $1.visit, $1.finding ?? "")
    }
    self.uncounted = uncounted
    unresolved = visits.compactMap(Self.unresolved)
    states = Dictionary(visits.map { ($0.state, 1) }, uniquingKeysWith: +)
    reviewed = (
      approved: visits.count { $0.decision == .approve },
      returned: visits.count { $0.decision == .return },
      published: visits.count { $0.published != nil }
    )
    neverDrawn = Self.neverDrawn(source.plan, source.draws)
    rate = PublicityRate(
      finished: Set(visits.filter(\.isDue).map(\.visit)),
      published: Set(visits.filter { $0.published != nil }.map(\.visit)))
  }

  private static func windowPassed(_ visit: VisitSummary, _ today: CalendarDate) -> Overdue? {
    guard visit.isOpen, let end = visit.windowEnd, end < today else { return nil }
    return Overdue(visit: visit.visit, limit: .window, due: end)
  }

  private static func notCorrected(_ row: LedgerRow, _ today: CalendarDate) -> Overdue? {
    guard row.isOverdue(on: today), let due = row.due else { return nil }
    return Overdue(visit: row.visit, finding: row.finding, limit: .rectification, due: due)
  }

  private static func unresolved(_ visit: VisitSummary) -> Unresolved? {
    let isSettled =
      visit.conflicts == 0 && visit.waiting == 0 && visit.forks == 0
      && visit.absentEvidence.isEmpty && visit.missingSignatures.isEmpty
    guard !isSettled else { return nil }
    return Unresolved(
      visit: visit.visit, conflicts: visit.conflicts, waiting: visit.waiting,
      absentEvidence: visit.absentEvidence, missingSignatures: visit.missingSignatures,
      forks: visit.forks)
  }

  private static func neverDrawn(
    _ plan: AnnualPlan?, _ draws: [DocumentRow]
  ) -> [NeverDrawn] {
    (plan?.entries ?? []).compactMap { entry in
      let own = draws.filter { $0.detail["entry"]?.string == entry.id }
      guard !own.contains(where: { $0.detail["state"]?.string == "made" }) else { return nil }
      return NeverDrawn(entry: entry.id, name: entry.name, isCommitted: !own.isEmpty)
    }
  }

  private static func devices(_ source: StatusSource) -> [Device] {
    let open = Set(source.visits.filter(\.isOpen).map(\.visit))
    var names: [String: String] = [:]
    for key in source.keys where key.role == "device" {
      names[String(key.kid.prefix(16))] = key.record["name"]?.string ?? ""
    }
    for bundle in source.bundles {
      guard let kid16 = kid16(of: bundle), names[kid16] == nil else { continue }
      names[kid16] = ""
    }
    return names.sorted { $0.key < $1.key }.map { kid16, name in
      let own = source.bundles.filter { Self.kid16(of: $0) == kid16 }
      let task = own.filter { $0.direction == .outgoing && $0.kind == "task" }
        .max { $0.sequence < $1.sequence }
      let results = own.filter { $0.direction == .incoming && $0.kind == "result" }
      let numbers = Set(results.map(\.sequence))
      let visits = task?.detail["visits"]?.strings ?? []
      return Device(
        kid16: kid16, name: name, task: task?.name,
        exported: task.flatMap { Timestamp(iso: $0.created) }, visits: visits,
        open: visits.filter(open.contains), results: results.count,
        waitingFor: (1..<max(1, numbers.max() ?? 1)).filter { !numbers.contains($0) })
    }
  }

  /// The device that a bundle goes to or comes from; nil for everybody's.
  private static func kid16(of bundle: BundleRow) -> String? {
    let party = bundle.direction == .outgoing ? bundle.recipient : bundle.issuer
    guard party.hasPrefix("device:") else { return nil }
    return String(party.dropFirst("device:".count))
  }
}
