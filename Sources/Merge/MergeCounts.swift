package import Canonical
import Journal

/// What became of the things of one kind that a bundle delivered: each counts once.
package struct MergeCounts: Hashable, Sendable {
  /// How many the bundle delivered, counted while reading it.
  package var delivered: Int
  /// Taken in, and nothing is missing.
  package var new: Int
  /// Held before.
  package var known: Int
  /// Taken in, and they wait for others: entries for parents, parts of evidence for the rest.
  package var waiting: Int
  /// Taken in, and evidence they name is absent.
  package var incomplete: Int
  /// Kept apart because they cannot be read.
  package var quarantined: Int

  /// Counts from their parts.
  package init(
    delivered: Int = 0, new: Int = 0, known: Int = 0, waiting: Int = 0, incomplete: Int = 0,
    quarantined: Int = 0
  ) {
    self.delivered = delivered
    self.new = new
    self.known = known
    self.waiting = waiting
    self.incomplete = incomplete
    self.quarantined = quarantined
  }

  /// The counts of a union's entries; one that waits and is incomplete counts as waiting.
  ///
  /// - Parameters:
  ///   - union: What was delivered.
  ///   - delivered: How many lines the bundle holds of that journal.
  ///   - waiting: Leaves that wait for parents.
  ///   - incomplete: Leaves that name absent evidence.
  ///   - quarantined: How many lines could not be read.
  package init(
    _ union: Union, delivered: Int, waiting: Set<Digest>, incomplete: Set<Digest>,
    quarantined: Int = 0
  ) {
    self.init(delivered: delivered, known: union.known.count, quarantined: quarantined)
    for entry in union.taken {
      if waiting.contains(entry.leaf) {
        self.waiting += 1
      } else if incomplete.contains(entry.leaf) {
        self.incomplete += 1
      } else {
        new += 1
      }
    }
  }

  /// Whether everything that was delivered is accounted for (merge.md 13).
  package var balances: Bool {
    delivered == new + known + waiting + incomplete + quarantined
  }

  /// The sums of both.
  package static func + (left: MergeCounts, right: MergeCounts) -> MergeCounts {
    MergeCounts(
      delivered: left.delivered + right.delivered, new: left.new + right.new,
      known: left.known + right.known, waiting: left.waiting + right.waiting,
      incomplete: left.incomplete + right.incomplete,
      quarantined: left.quarantined + right.quarantined)
  }
}
