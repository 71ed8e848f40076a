package import Canonical
package import Journal

/// What the entries that a bundle brings of one journal add to what is held.
///
/// Taking entries in is set union by journal, number and leaf (merge.md 1), so nothing here
/// depends on the order or the splitting of bundles.
package struct Union: Equatable, Sendable {
  /// Whose journal.
  package let origin: Origin
  /// Entries that are not held and stand at a free number, by number.
  package let new: [Entry]
  /// Entries that are held already.
  package let known: [Entry]
  /// Entries that are not held and stand where another one does: they are taken in as well.
  package let branching: [Entry]
  /// Where the journal has more than one branch, by number.
  package let forks: [JournalFork]
  /// The numbers before which a line is neither held nor delivered, sorted.
  ///
  /// A gap holds nothing back, but no receipt covers what lies behind it (merge.md 2).
  package let gaps: [Int]

  /// What is to be stored, by number: the union loses nothing.
  package var taken: [Entry] {
    (new + branching).sorted(by: Union.isBefore)
  }

  /// Classifies delivered entries.
  ///
  /// - Parameters:
  ///   - delivered: The entries, in any order; one that comes twice counts as known.
  ///   - origin: Whose journal.
  ///   - branches: The leaves that are held at a number.
  package init(
    _ delivered: [Entry], of origin: Origin, branches: @escaping (_ sequence: Int) -> [Digest]
  ) {
    self.origin = origin
    if let run = UnionRun(delivered, branches) {
      new = run.isHeld ? [] : delivered
      known = run.isHeld ? delivered : []
      gaps = run.isHeld ? [] : run.gaps
      branching = []
      forks = []
      return
    }
    var sorting = UnionSorting(branches)
    for entry in delivered.sorted(by: Self.isBefore) { sorting.take(entry) }
    new = sorting.new
    known = sorting.known
    branching = sorting.branching
    gaps = sorting.gaps
    forks = sorting.partings.sorted { $0.key < $1.key }.map { sequence, leaves in
      JournalFork(origin: origin, sequence: sequence, leaves: leaves.sorted())
    }
  }

  /// Classifies delivered entries against a journal that is held in one branch.
  package init(
    _ delivered: [Entry], of origin: Origin, held: @escaping (_ sequence: Int) -> Digest?
  ) {
    self.init(delivered, of: origin, branches: { held($0).map { [$0] } ?? [] })
  }

  private static func isBefore(_ left: Entry, _ right: Entry) -> Bool {
    (left.sequence, left.leaf) < (right.sequence, right.leaf)
  }
}

/// What nearly every bundle brings: lines that follow each other without a gap or a fork, and of
/// which either all are held or none.
private struct UnionRun {
  let isHeld: Bool
  let gaps: [Int]

  /// Nil for anything that `UnionSorting` has to look at line by line.
  init?(_ delivered: [Entry], _ branches: (Int) -> [Digest]) {
    guard let first = delivered.first else { return nil }
    let here = branches(first.sequence)
    isHeld = !here.isEmpty
    let before = first.sequence > 0 ? branches(first.sequence - 1) : []
    gaps = first.sequence > 0 && before.isEmpty ? [first.sequence] : []
    guard isHeld || before.isEmpty || before.contains(first.previous) else { return nil }
    var last: Entry?
    for entry in delivered {
      let held = last == nil ? here : branches(entry.sequence)
      guard isHeld ? held.contains(entry.leaf) : held.isEmpty else { return nil }
      if let last {
        guard entry.sequence == last.sequence + 1, isHeld || entry.previous == last.leaf else {
          return nil
        }
      }
      last = entry
    }
  }
}

/// Puts delivered entries, lowest number first, beside those that are held.
private struct UnionSorting {
  private(set) var new: [Entry] = []
  private(set) var known: [Entry] = []
  private(set) var branching: [Entry] = []
  /// The leaves at each number where branches part.
  private(set) var partings: [Int: Set<Digest>] = [:]
  private(set) var gaps: [Int] = []
  private let branches: (Int) -> [Digest]
  private var present: [Int: Set<Digest>] = [:]
  private var followed: [Digest: Digest] = [:]

  init(_ branches: @escaping (Int) -> [Digest]) {
    self.branches = branches
  }

  mutating func take(_ entry: Entry) {
    let here = leaves(at: entry.sequence)
    guard !here.contains(entry.leaf) else {
      known.append(entry)
      return
    }
    let before = entry.sequence > 0 ? leaves(at: entry.sequence - 1) : []
    if entry.sequence > 0, before.isEmpty, gaps.last != entry.sequence {
      gaps.append(entry.sequence)
    }
    if !before.isEmpty, !before.contains(entry.previous) {
      partings[entry.sequence - 1, default: before].insert(entry.previous)
    }
    present[entry.sequence] = here.union([entry.leaf])
    if here.isEmpty {
      new.append(entry)
    } else {
      branching.append(entry)
      // On a branch that parted earlier, each line only goes on from its own line before.
      let goesOn = before.count > 1 && followed[entry.previous] == nil
      if !goesOn { partings[entry.sequence, default: here].insert(entry.leaf) }
    }
    followed[entry.previous] = entry.leaf
  }

  private mutating func leaves(at sequence: Int) -> Set<Digest> {
    if let leaves = present[sequence] { return leaves }
    let held = Set(branches(sequence))
    present[sequence] = held
    return held
  }
}
