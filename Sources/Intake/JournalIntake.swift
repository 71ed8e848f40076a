import Canonical
import Journal
import Merge
import Sealing
import Storage

/// The taking in of one part of a journal that was read from a verified bundle.
///
/// The seal vouches for the journal of the device that sealed the bundle; a part that it relays
/// counts as far as its origin's own checkpoints prove it.
struct JournalIntake {
  let bundle: VerifiedBundle
  let checkpoints: BundleCheckpoints
  let memory: IntakeMemory
  let own: Origin
  let writing: Writing
  private var scope: IntakeScope { memory.scope }

  /// Takes in a part; what cannot be taken is counted and named in the line.
  ///
  /// - Returns: The entries that are new here.
  func take(
    _ part: ReadPart, of origin: Origin, line: inout MergeReport.Line
  ) throws -> [Entry] {
    guard memory.trust.device(origin) != nil else {
      line.entries.delivered += part.count
      line.entries.quarantined += part.count
      line.alarm(21, "journal-of-nobody: \(origin.name)")
      return []
    }
    countDamaged(in: part, &line)
    let read = part.entries
    guard origin != own else { return try compare(read, &line) }
    let isIssuers = isIssuers(origin)
    let credible = try isIssuers ? read : proven(read, of: origin, &line)
    if !isIssuers, !credible.isEmpty {
      line.notes.append("relayed: \(origin.name), \(credible.count)")
    }
    let union = try union(credible.filter(scope.includes), of: origin)
    // A visit is read before it is added to, so that what is new need not be read back.
    for visit in Set(union.taken.compactMap(\.visit)) {
      _ = try writing.reading.entries(ofVisit: visit)
    }
    try writing.insert(union.new, of: origin)
    for entry in union.branching { try writing.insertFork(entry, of: origin) }
    line.entries.known += union.known.count
    line.entries.new += union.taken.count
    flag(union.taken, of: origin, &line)
    for fork in union.forks { line.alarm(23, "fork: \(origin.name) at \(fork.sequence)") }
    let fresh = try keepCheckpoints(of: origin, &line)
    // Of a journal that is taken in visit by visit no end is known.
    if scope == .everything { try advance(origin, by: union.new, fresh: fresh, &line) }
    return union.taken
  }

  /// What a colleague brings of the receiver's own journal adds nothing to it; where it differs,
  /// the receiver's key was used elsewhere.
  private func compare(_ entries: [Entry], _ line: inout MergeReport.Line) throws -> [Entry] {
    for entry in entries where scope.includes(entry) {
      if try writing.reading.leaf(of: own, at: entry.sequence) == entry.leaf {
        line.entries.known += 1
      } else {
        line.entries.quarantined += 1
        line.alarm(23, "fork: \(own.name) at \(entry.sequence)")
      }
    }
    return []
  }

  /// Entries after the last receipt of a device that was revoked are taken in, and a person decides.
  private func flag(
    _ taken: [Entry], of origin: Origin, _ line: inout MergeReport.Line
  ) {
    guard let position = memory.revoked[origin.holder] else { return }
    let late = taken.count { $0.sequence >= position }
    guard late > 0 else { return }
    line.alarm(3, "revoked: \(origin.name), \(late) from \(position)")
  }

  private func isIssuers(_ origin: Origin) -> Bool {
    bundle.seal.header.issuer.description == "device:\(origin.holder)"
  }

  /// Counts all lines, and names those that are no entries.
  private func countDamaged(in part: ReadPart, _ line: inout MergeReport.Line) {
    let path = part.part.path
    for (number, why) in part.damaged {
      line.alarm(20, "quarantined: \(path) \(words(why, line: number))")
    }
    if let last = part.damaged.last?.line, part.damaged.count == ReadPart.maximumDamaged,
      part.count > last
    {
      line.alarm(20, "quarantined: \(path) from line \(last + 1) on")
    }
    line.entries.delivered += part.count - part.entries.count { !scope.includes($0) }
    line.entries.quarantined += part.count - part.entries.count
  }

  private func words(_ error: EntryError, line: Int) -> String {
    switch error {
    case .notCanonical(let reason): "\(reason)"
    case .member(let name): "line \(line): \(name)"
    }
  }

  private func proven(
    _ entries: [Entry], of origin: Origin, _ line: inout MergeReport.Line
  ) throws -> [Entry] {
    let reading = writing.reading
    let notes = try reading.notes(.checkpoint, of: origin) + checkpoints.notes(of: origin)
    let proof = try RelayProof(
      entries, onto: reading.log(of: origin), held: { try reading.leaf(of: origin, at: $0) },
      checkpoints: notes.map(\.checkpoint),
      earlier: { try reading.log(of: origin, size: $0) })
    let unproven = proof.unproven.filter(scope.includes)
    guard let first = unproven.first else { return proof.proven }
    guard scope == .everything else {
      // A laptop knows too little of a third journal to prove it; it carries it to the office.
      line.entries.delivered -= unproven.count
      return proof.proven
    }
    line.entries.quarantined += unproven.count
    line.alarm(21, "relayed-unproven: \(origin.name) from \(first.sequence)")
    return proof.proven
  }

  private func union(_ entries: [Entry], of origin: Origin) throws -> Union {
    let places = entries.map(\.sequence)
    guard let first = places.min(), let last = places.max() else {
      return Union([], of: origin) { _ in [] }
    }
    let known = try writing.reading.branches(of: origin, in: first - 1...last)
    return Union(entries, of: origin) { known[$0] ?? [] }
  }

  // MARK: Checkpoints

  /// Keeps the origin's checkpoints; a device never signs two roots for one size.
  ///
  /// - Returns: The sizes and roots that were not known, the seal's own among them.
  private func keepCheckpoints(
    of origin: Origin, _ line: inout MergeReport.Line
  ) throws -> [Int: Digest] {
    let notes = checkpoints.notes(of: origin)
    let sizes = notes.map(\.checkpoint.size) + [bundle.seal.header.log?.size].compactMap { $0 }
    guard let least = sizes.min(), let most = sizes.max() else { return [:] }
    var roots = Self.roots(
      try writing.reading.notes(.checkpoint, of: origin, sizes: least...most))
    var fresh: [Int: Digest] = [:]
    for note in notes {
      let (size, root) = (note.checkpoint.size, note.checkpoint.root)
      if differs(size, root, from: roots, of: origin, &line) { continue }
      guard roots.updateValue(root, forKey: size) == nil else { continue }
      try writing.keep(note, .checkpoint)
      fresh[size] = root
    }
    guard isIssuers(origin), let log = bundle.seal.header.log else { return fresh }
    guard log.origin == origin.name else {
      line.alarm(21, "seal-log-foreign: \(log.origin)")
      return fresh
    }
    if differs(log.size, log.root, from: roots, of: origin, &line) { return fresh }
    fresh[log.size] = log.root
    return fresh
  }

  private func differs(
    _ size: Int, _ root: Digest, from roots: [Int: Digest], of origin: Origin,
    _ line: inout MergeReport.Line
  ) -> Bool {
    guard let other = roots[size], other != root else { return false }
    line.alarm(23, "two-roots: \(origin.name) at \(size)")
    return true
  }

  /// Extends the part of the journal that is whole from its beginning, and holds the roots that
  /// the device has signed against it.
  private func advance(
    _ origin: Origin, by new: [Entry], fresh: [Int: Digest], _ line: inout MergeReport.Line
  ) throws {
    let reading = writing.reading
    var log = try reading.log(of: origin)
    let tree = try reading.tree(of: origin)
    var isBroken = false
    for (size, root) in fresh.sorted(by: { $0.key < $1.key }) where size <= log.size {
      guard try tree.root(of: size) != root else { continue }
      line.alarm(23, "checkpoint-differs: \(origin.name) at \(size)")
    }
    let roots = Self.roots(try reading.notes(.checkpoint, of: origin, sizes: log.size...Int.max))
      .merging(fresh) { held, _ in held }
    /// Goes on with entries for as long as each is the next one.
    func goOn(_ entries: some Sequence<Entry>) {
      for entry in entries where entry.sequence == log.size && !isBroken {
        isBroken = !log.take(entry)
        if isBroken {
          line.alarm(23, "chain-broken: \(origin.name) at \(entry.sequence)")
        } else {
          compare(log.tree, with: roots, of: origin, &line)
        }
      }
    }
    // What came is at hand; only what lay behind a gap until now is read, and nothing behind one
    // that is there still.
    goOn(new)
    while !isBroken, try reading.leaf(of: origin, at: log.size) != nil {
      goOn(try reading.entries(of: origin, from: log.size, limit: Self.run))
    }
    try writing.save(log)
  }

  /// So many entries are read at once.
  private static let run = 1000

  private func compare(
    _ tree: MerkleFrontier, with roots: [Int: Digest], of origin: Origin,
    _ line: inout MergeReport.Line
  ) {
    guard let root = roots[tree.size], root != tree.root else { return }
    line.alarm(23, "checkpoint-differs: \(origin.name) at \(tree.size)")
  }

  private static func roots(_ notes: [SignedNote]) -> [Int: Digest] {
    Dictionary(
      notes.map { ($0.checkpoint.size, $0.checkpoint.root) },
      uniquingKeysWith: { first, _ in first })
  }
}
