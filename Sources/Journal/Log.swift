package import Canonical

/// The end of one journal: all that is needed to write its next line.
package struct Log: Equatable, Sendable {
  /// Whose journal.
  package let origin: Origin
  /// The growing tree over its leaves.
  package private(set) var tree: MerkleFrontier
  /// The leaf of its last line, or 64 zeros.
  package private(set) var last: Digest
  /// When its last line was written; nil while it is empty.
  package private(set) var moment: Moment?
  /// The subtrees that lines taken or written since it was read have completed, to be stored with
  /// it; no part of what it is.
  package private(set) var tiles: [MerkleTile] = []

  /// An empty journal.
  package init(origin: Origin) {
    self.origin = origin
    tree = MerkleFrontier()
    last = .zero
  }

  /// A journal as it was stored.
  package init(origin: Origin, tree: MerkleFrontier, last: Digest, moment: Moment?) {
    self.origin = origin
    self.tree = tree
    self.last = last
    self.moment = moment
  }

  /// The number of lines.
  package var size: Int { tree.size }

  /// Wall time that moves by more than this against the forward clock is itself an entry.
  package static let stepLimit = 5000

  /// Writes acts as the next lines.
  ///
  /// A jump of the clock since the last line comes before them as
  /// an entry of its own.
  ///
  /// - Parameters:
  ///   - drafts: The acts, in order; a draft may be made from the entries before it.
  ///   - surroundings: Clock and randomness.
  /// - Returns: The lines in order, the jump's own among them.
  /// - Throws: `EntryError` when an act holds what no record may hold; the log is then as before.
  package mutating func append(
    _ drafts: [EntryDraft], in surroundings: Surroundings
  ) throws(EntryError) -> [Entry] {
    var copy = self
    let now = surroundings.moment(for: origin)
    var entries: [Entry] = []
    let step = moment.flatMap { now.step(since: $0) } ?? 0
    if abs(step) > Log.stepLimit {
      let jump = EntryDraft(.clockStepped, data: ["milliseconds": .integer(step)])
      entries.append(try copy.write(jump, at: now, salt: surroundings.random(16)))
    }
    for draft in drafts {
      entries.append(try copy.write(draft, at: now, salt: surroundings.random(16)))
    }
    self = copy
    return entries
  }

  /// Takes a line that was written before; false when it is not the next one.
  package mutating func take(_ entry: Entry) -> Bool {
    guard entry.sequence == size, entry.previous == last else { return false }
    tiles += tree.append(entry.leaf)
    last = entry.leaf
    moment = entry.moment
    return true
  }

  /// The body of the checkpoint that says this journal's size and root.
  package var checkpoint: Checkpoint {
    Checkpoint(origin: origin, size: size, root: tree.root)
  }

  /// Whether they end alike.
  package static func == (left: Log, right: Log) -> Bool {
    left.origin == right.origin && left.tree == right.tree && left.last == right.last
      && left.moment == right.moment
  }

  private mutating func write(
    _ draft: EntryDraft, at now: Moment, salt: [UInt8]
  ) throws(EntryError) -> Entry {
    let entry = try Entry(draft, sequence: size, previous: last, moment: now, salt: salt)
    tiles += tree.append(entry.leaf)
    last = entry.leaf
    moment = entry.moment
    return entry
  }
}
