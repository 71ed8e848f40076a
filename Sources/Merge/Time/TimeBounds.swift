package import Canonical
package import Inspection
package import Journal

/// When acts can be proved to have happened, whatever their clocks claimed (merge.md 12); pure.
///
/// The office's clock is the only one believed. Its own entries say when they were written; a task
/// bundle was sealed before the laptop opened it; a receipt was signed after the entries that it
/// covers. From these anchors the bounds go along everything that orders acts: the number in a
/// journal, and an entry that names another as parent or as state. Between two entries of one start
/// of a laptop the forward clock, which goes on while it sleeps, says how much time lies between
/// them at least. Nothing is refused or put in another order by it.
package struct TimeBounds: Sendable {
  /// The anchors beside the entries themselves.
  package struct Anchors: Sendable {
    /// Of each journal: the office held that many entries at that time.
    package var receipts: [Origin: [(size: Int, time: Timestamp)]]
    /// When the office sealed the bundle whose opening the entry of that leaf records.
    package var openings: [Digest: Timestamp]
    /// When the office held all of the entries; nil where it does not say.
    package var held: Timestamp?

    /// Anchors from their parts.
    package init(
      receipts: [Origin: [(size: Int, time: Timestamp)]] = [:],
      openings: [Digest: Timestamp] = [:], held: Timestamp? = nil
    ) {
      self.receipts = receipts
      self.openings = openings
      self.held = held
    }
  }

  /// Of the time that a forward clock measures, one part in so many may be its error: the most by
  /// which Linux lets a clock be slewed, 500 ppm.
  package static let drift = 2000

  private let intervals: [Digest: ProvenInterval]

  /// Finds the bounds of entries, any part of any journals in any order.
  ///
  /// - Parameters:
  ///   - entries: The entries; from where a journal is forked, only what names an entry bounds it.
  ///   - anchors: What the office said about them.
  package init(_ entries: [RecordedEntry], anchors: Anchors = Anchors()) {
    let order = TimeOrder(entries.sorted())
    let loose = order.bounds(anchors, usesForwardClock: false)
    let tight = order.bounds(anchors, usesForwardClock: true)
    var intervals: [Digest: ProvenInterval] = [:]
    for (index, recorded) in order.entries.enumerated() {
      // A forward clock that contradicts the office's anchors is not believed.
      intervals[recorded.leaf] = tight[index].isContradictory ? loose[index] : tight[index]
    }
    self.intervals = intervals
  }

  /// The interval of an entry; nil for one that was not among those given.
  package subscript(_ recorded: RecordedEntry) -> ProvenInterval? { intervals[recorded.leaf] }
}

/// Which of some entries comes before which, and how long before it at least.
private struct TimeOrder {
  /// One entry before another.
  struct Step {
    let earlier: Int
    let later: Int
    /// What the forward clock says lies between them, in milliseconds.
    let elapsed: Int
  }

  let entries: [RecordedEntry]
  private let steps: [Step]
  /// From which number on a journal has two branches, of which a receipt covers one.
  private let forks: [Origin: Int]

  init(_ sorted: [RecordedEntry]) {
    entries = sorted
    var places: [Digest: Int] = [:]
    var forks: [Origin: Int] = [:]
    for (index, recorded) in sorted.enumerated() {
      places[recorded.leaf] = index
      guard index > 0, sorted[index - 1].origin == recorded.origin else { continue }
      let number = recorded.entry.sequence
      if sorted[index - 1].entry.sequence == number, forks[recorded.origin] == nil {
        forks[recorded.origin] = number
      }
    }
    var steps: [Step] = []
    for (later, recorded) in sorted.enumerated() {
      for named in Self.named(by: recorded.entry) {
        guard let earlier = places[named] else { continue }
        steps.append(Step(earlier: earlier, later: later, elapsed: 0))
      }
      guard later > 0, sorted[later - 1].origin == recorded.origin,
        recorded.entry.sequence < forks[recorded.origin] ?? .max
      else { continue }
      let elapsed = Self.elapsed(from: sorted[later - 1].entry.moment, to: recorded.entry.moment)
      steps.append(Step(earlier: later - 1, later: later, elapsed: elapsed))
    }
    self.steps = steps
    self.forks = forks
  }

  /// The leaves that an entry names, which its writer had seen.
  private static func named(by entry: Entry) -> [Digest] {
    entry.parents + [entry.data["state"]?.string.flatMap { Digest(hex: $0) }].compactMap(\.self)
  }

  private static func elapsed(from earlier: Moment, to later: Moment) -> Int {
    guard earlier.boot == later.boot else { return 0 }
    let measured = max(0, later.mono - earlier.mono)
    return measured - measured / TimeBounds.drift
  }

  func bounds(_ anchors: TimeBounds.Anchors, usesForwardClock: Bool) -> [ProvenInterval] {
    var bounds = entries.map { anchor(of: $0, anchors) }
    var changed = true
    while changed {
      changed = false
      for step in steps {
        let elapsed = usesForwardClock ? step.elapsed : 0
        if !entries[step.later].isFromOffice, let start = bounds[step.earlier].notBefore {
          let due = Timestamp(milliseconds: start.milliseconds + elapsed)
          if bounds[step.later].notBefore.map({ $0 < due }) ?? true {
            bounds[step.later].notBefore = due
            changed = true
          }
        }
        if !entries[step.earlier].isFromOffice, let end = bounds[step.later].notAfter {
          let due = Timestamp(milliseconds: end.milliseconds - elapsed)
          if bounds[step.earlier].notAfter.map({ $0 > due }) ?? true {
            bounds[step.earlier].notAfter = due
            changed = true
          }
        }
      }
    }
    return bounds
  }

  /// What the office says of an entry alone.
  private func anchor(
    of recorded: RecordedEntry, _ anchors: TimeBounds.Anchors
  ) -> ProvenInterval {
    let entry = recorded.entry
    if recorded.isFromOffice {
      return ProvenInterval(notBefore: entry.moment.at, notAfter: entry.moment.at)
    }
    let isForked = entry.sequence >= forks[recorded.origin] ?? .max
    let receipts = isForked ? [] : anchors.receipts[recorded.origin] ?? []
    // A receipt's time is cut to its second.
    let covering = receipts.filter { $0.size > entry.sequence }
      .map { Timestamp(milliseconds: $0.time.milliseconds + 999) }
    return ProvenInterval(
      notBefore: anchors.openings[entry.leaf],
      notAfter: (covering + [anchors.held].compactMap(\.self)).min())
  }
}
