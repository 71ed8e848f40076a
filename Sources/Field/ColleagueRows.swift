import Canonical
import Journal
import Merge
import Storage

/// The entries of colleagues' journals that a laptop took in, as its own journal names them: like
/// the office's rows they are not whole, so no checkpoint can be computed from them.
enum ColleagueRows {
  /// The journals of which other entries are here than the laptop's own journal says.
  ///
  /// - Parameters:
  ///   - own: The laptop's own entries.
  ///   - lineage: Its own journals.
  ///   - reading: The laptop's store.
  /// - Returns: A `rowAltered` for each, by its first number that does not fit.
  /// - Throws: `StoreError.rowAltered` for a line that is not what was hashed; the database's error.
  static func defects(
    _ own: [Entry], own lineage: [Origin], _ reading: Reading
  ) throws -> [StoreError] {
    var named: [Origin: [MergedPayload.Taken]] = [:]
    for entry in own where entry.type == .merged {
      for taken in MergedPayload(.object(entry.data)).taken {
        named[taken.origin, default: []].append(taken)
      }
    }
    let present = try reading.origins()
      .filter { !lineage.contains($0) && $0 != .office(region: $0.region) }
    return try Set(present).union(named.keys).sorted { $0.name < $1.name }.compactMap { journal in
      try defect(of: journal, named[journal] ?? [], reading)
    }
  }

  private static func defect(
    of journal: Origin, _ named: [MergedPayload.Taken], _ reading: Reading
  ) throws -> StoreError? {
    var leaves: [Int: Set<Digest>] = [:]
    for entry in try reading.entries(of: journal) { leaves[entry.sequence] = [entry.leaf] }
    for fork in try reading.forks() where fork.origin == journal {
      leaves[fork.entry.sequence, default: []].insert(fork.leaf)
    }
    for taken in named where !isHeld(taken, leaves) {
      return .rowAltered(journal.name, taken.sequences.first ?? 0)
    }
    let due = Set(named.flatMap(\.sequences))
    return leaves.keys.filter { !due.contains($0) }.min().map { .rowAltered(journal.name, $0) }
  }

  /// Whether the entries are here; of a fork the digest says which branch was taken in.
  private static func isHeld(
    _ taken: MergedPayload.Taken, _ leaves: [Int: Set<Digest>]
  ) -> Bool {
    let held = taken.sequences.compactMap { leaves[$0] }
    guard held.count == taken.sequences.count else { return false }
    guard held.allSatisfy({ $0.count == 1 }) else { return true }
    return MergedPayload.Taken.digest(of: held.compactMap(\.first)) == taken.digest
  }
}
