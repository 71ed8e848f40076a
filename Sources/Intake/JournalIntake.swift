import Canonical
import Journal
import Merge
import Sealing
import Storage

/// The taking in of one part of a journal from a verified bundle.
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
    _ part: ResultContent.JournalPart, line: inout MergeReport.Line
  ) throws -> [Entry] {
    let origin = Origin.device(part.kid16, region: own.region)
    guard memory.trust.device(origin) != nil else {
      var count = 0
      try bundle.forEachLine(of: part.path) { _ in count += 1 }
      line.entries.delivered += count
      line.entries.quarantined += count
      line.alarm(21, "journal-of-nobody: \(origin.name)")
      return []
    }
    let read = try entries(of: part, &line)
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

  /// One bad record never blocks the others (merge.md 13); what comes after a thousand of them is
  /// no journal and only counted, so that a part made of them uses up neither time nor memory.
  private func entries(
    of part: ResultContent.JournalPart, _ line: inout MergeReport.Line
  ) throws -> [Entry] {
    var entries: [Entry] = []
    var count = 0
    var damaged: [(line: Int, why: EntryError)] = []
    try bundle.forEachLine(of: part.path) { text in
      count += 1
      guard damaged.count < Self.maximumDamaged else { return }
      do throws(EntryError) {
        let entry = try Entry(line: text, number: count)
        guard entry.sequence == part.first + count - 1 else { throw .member("seq") }
        entries.append(entry)
      } catch {
        damaged.append((count, error))
      }
    }
    for (number, why) in damaged {
      line.alarm(20, "quarantined: \(part.path) \(words(why, line: number))")
    }
    if let last = damaged.last?.line, damaged.count == Self.maximumDamaged, count > last {
      line.alarm(20, "quarantined: \(part.path) from line \(last + 1) on")
    }
    let beyond = entries.count { !scope.includes($0) }
    line.entries.delivered += count - beyond
    line.entries.quarantined += count - entries.count
    return entries
  }

  /// So many damaged records of one part are named.
  private static let maximumDamaged = 1000

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
    let held = try writing.reading.notes(.checkpoint, of: origin)
    var roots = Self.roots(held)
    var fresh: [Int: Digest] = [:]
    for note in checkpoints.notes(of: origin) {
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
    let roots = Self.roots(try reading.notes(.checkpoint, of: origin))
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
    // What came is at hand; only what lay behind a gap until now is read.
    goOn(new)
    if !isBroken { goOn(try reading.entries(of: origin, from: log.size)) }
    try writing.save(log)
  }

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
