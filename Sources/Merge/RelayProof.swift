package import Canonical
package import Journal

/// How far a part of a journal that somebody else relays is its origin's own word.
///
/// A bundle's seal vouches for the journal of the device that sealed it. For any other journal it
/// says only who carried it, so its entries count when they continue what is held, without a gap,
/// to a size and root that the origin itself signed (merge.md 1, design 5.1).
package struct RelayProof: Equatable, Sendable {
  /// The entries that the origin's checkpoints prove, by number.
  package let proven: [Entry]
  /// The entries that nothing proves, by number.
  package let unproven: [Entry]

  /// Judges the entries of a part.
  ///
  /// - Parameters:
  ///   - entries: What was relayed, in any order.
  ///   - log: The end of the journal as it is held, whole from its beginning.
  ///   - held: The leaf that is held at a number.
  ///   - checkpoints: The sizes and roots that the origin signed.
  ///   - earlier: The end that the journal had at a size below the one of `log`: a device that was
  ///     restored from an image signed for another branch from there on, and both are kept
  ///     (merge.md 1).
  package init(
    _ entries: [Entry], onto log: Log, held: (_ sequence: Int) throws -> Digest?,
    checkpoints: [Checkpoint], earlier: (_ size: Int) throws -> Log?
  ) rethrows {
    let sorted = entries.sorted { ($0.sequence, $0.leaf) < ($1.sequence, $1.leaf) }
    // Of a forked journal two roots of one size are its origin's word.
    let roots = Dictionary(grouping: checkpoints, by: \.size).mapValues { Set($0.map(\.root)) }
    let size = Self.provenSize(sorted, onto: log, roots)
    var leaves: [Int: Digest] = [:]
    for entry in sorted where entry.sequence >= log.size && entry.sequence < size {
      leaves[entry.sequence] = leaves[entry.sequence] ?? entry.leaf
    }
    var proven: [Entry] = []
    var unproven: [Entry] = []
    for entry in sorted {
      let leaf = try entry.sequence < log.size ? held(entry.sequence) : leaves[entry.sequence]
      if leaf == entry.leaf { proven.append(entry) } else { unproven.append(entry) }
    }
    if let fork = unproven.first?.sequence, fork < log.size, let before = try earlier(fork) {
      let end = Self.provenSize(unproven, onto: before, roots)
      proven += unproven.prefix { $0.sequence < end }
      unproven.removeAll { $0.sequence < end }
    }
    self.proven = proven
    self.unproven = unproven
  }

  /// The largest size that the entries reach, one after another, to a root that was signed.
  private static func provenSize(
    _ sorted: [Entry], onto log: Log, _ roots: [Int: Set<Digest>]
  ) -> Int {
    var end = log
    var size = log.size
    for entry in sorted where entry.sequence == end.size {
      guard end.take(entry) else { break }
      if roots[end.size]?.contains(end.tree.root) == true { size = end.size }
    }
    return size
  }
}
