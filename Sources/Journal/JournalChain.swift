import Canonical
import Synchronization

/// The lines of a journal held against each other: each an entry, numbered, naming the one before;
/// and the tree over them.
struct JournalChain: Sendable {
  /// What is wrong with the lines; a break of the chain is the last of them.
  private(set) var findings: [JournalFinding] = []
  /// How many lines stand in the chain, up to the first that does not.
  private(set) var size = 0
  /// Whether all lines do.
  private(set) var isWhole = true
  /// The entries that hold receipts.
  private(set) var receipts: [Entry] = []
  private var leaves: [Digest] = []
  private var tiles: [Int: [Digest]] = [:]
  private var last = Digest.zero
  private var clocks: [Int: Int] = [:]
  /// The start of the machine that the line before names, and its clock, which most lines share.
  private var clock = (boot: -1, mono: 0)

  /// No lines.
  init() {}

  /// Reads the lines of a journal's file.
  ///
  /// - Parameters:
  ///   - journal: The lines.
  ///   - onBothCores: Whether another core hashes what this one has read.
  init(_ journal: [UInt8], onBothCores: Bool) {
    let hashes = LineHashing(journal, onBothCores: onBothCores)
    var scan = EntryScan()
    var start = 0
    var read: [[ReadLine]] = []
    while start < journal.count, isWhole {
      let piece = Self.lines(journal.span, from: start, &scan)
      start = piece.last.map { $0.range.upperBound + 1 } ?? journal.count
      hashes.begin(piece.map(\.range))
      read.append(piece)
      // One piece is hashed while the next is read.
      if read.count > 1 { take(read.removeFirst(), hashes.collect(), journal) }
    }
    for piece in read where isWhole { take(piece, hashes.collect(), journal) }
  }

  /// The root of the first lines; nil when there are fewer in the chain.
  func root(of size: Int) -> Digest? {
    MerkleTree<Never>(size: self.size) { range in
      Array(leaves[range])
    } tiles: { level, numbers in
      Array(tiles[level, default: []][numbers])
    }.root(of: size)
  }

  /// A line and what was read of it; nil for one that is no entry.
  private struct ReadLine {
    let range: Range<Int>
    let place: EntryScan.Place?
  }

  /// Enough lines that handing them to another core costs nothing beside hashing them.
  private static let pieceBytes = 1 << 18

  private static func lines(
    _ journal: Span<UInt8>, from first: Int, _ scan: inout EntryScan
  ) -> [ReadLine] {
    var lines: [ReadLine] = []
    lines.reserveCapacity(pieceBytes / 256)
    var start = first
    while start < journal.count, start - first < pieceBytes {
      let end = LineFeed.next(in: journal, from: start)
      lines.append(
        ReadLine(range: start..<end, place: scan.place(of: journal.extracting(start..<end))))
      start = end + 1
    }
    return lines
  }

  /// Takes lines whose hashes are known, up to the first that does not follow.
  private mutating func take(_ lines: [ReadLine], _ hashed: HashedLines, _ journal: [UInt8]) {
    for tile in hashed.tiles { tiles[tile.level, default: []].append(tile.hash) }
    for (line, leaf) in zip(lines, hashed.leaves) {
      guard let place = line.place ?? entry(at: line, journal).map(EntryScan.Place.init) else {
        isWhole = false
        return
      }
      guard place.sequence == size, place.previous == last else {
        findings.append(.chainBroken(line: size))
        isWhole = false
        return
      }
      checkClock(place)
      if place.isReceipt, let entry = entry(at: line, journal) { receipts.append(entry) }
      last = leaf
      leaves.append(leaf)
      size += 1
    }
  }

  /// The entry that a line is; nil, and why, where it is none.
  private mutating func entry(at line: ReadLine, _ journal: [UInt8]) -> Entry? {
    do throws(EntryError) {
      return try Entry(line: Array(journal[line.range]), number: size + 1)
    } catch {
      findings.append(.notAnEntry(line: size, error))
      return nil
    }
  }

  private mutating func checkClock(_ place: EntryScan.Place) {
    if place.boot != clock.boot {
      clocks[clock.boot] = clock.mono
      clock = (place.boot, clocks[place.boot] ?? 0)
    }
    if place.mono < clock.mono { findings.append(.clockBack(line: size)) }
    clock.mono = place.mono
  }
}

/// The hashes of a piece of a journal.
private struct HashedLines: Sendable {
  var leaves: [Digest]
  var tiles: [MerkleTile]
}

/// Hashes lines of a journal piece after piece, on another core or on the spot.
private final class LineHashing {
  private let journal: [UInt8]
  private let core: SecondCore<HashedLines>?
  private let tree = GrowingTree()
  private var done: [HashedLines] = []

  init(_ journal: [UInt8], onBothCores: Bool) {
    self.journal = journal
    core = onBothCores ? SecondCore() : nil
  }

  func begin(_ lines: [Range<Int>]) {
    guard let core else {
      done.append(tree.take(lines, of: journal))
      return
    }
    core.begin { [tree, journal] in tree.take(lines, of: journal) }
  }

  func collect() -> HashedLines {
    let collected = core == nil ? (done.isEmpty ? nil : done.removeFirst()) : core?.collect()
    return collected ?? HashedLines(leaves: [], tiles: [])
  }
}

/// The tree over the lines hashed so far; one core at a time works on it.
private final class GrowingTree: Sendable {
  private let tree = Mutex(MerkleFrontier())

  func take(_ lines: [Range<Int>], of journal: [UInt8]) -> HashedLines {
    tree.withLock { tree in
      var hashed = HashedLines(leaves: [], tiles: [])
      guard let first = lines.first?.lowerBound, let end = lines.last?.upperBound else {
        return hashed
      }
      hashed.leaves.reserveCapacity(lines.count)
      // A leaf is hashed from a zero on: with one before each line it is hashed in one piece.
      var piece = [0] + journal[first..<end]
      for line in lines {
        let zero = line.lowerBound - first
        piece[zero] = 0
        let leaf = Digest.sha256(piece[zero..<zero + 1 + line.count])
        hashed.leaves.append(leaf)
        let tiles = tree.append(leaf)
        if !tiles.isEmpty { hashed.tiles += tiles }
      }
      return hashed
    }
  }
}
