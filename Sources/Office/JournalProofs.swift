import Canonical
import Journal
import Merge
import Storage

/// The proofs that some entries stand in a journal as its origin signed it.
struct JournalProofs {
  let origin: Origin
  /// The entries that a checkpoint covers, by number.
  private(set) var entries: [RecordedEntry] = []
  /// Those that none covers yet, and other branches of a fork.
  private(set) var unproven: [RecordedEntry] = []
  private var notes: [SignedNote] = []
  private let tree: MerkleTree<any Error>

  /// Finds for each entry the first receipt that covers it, or else the first checkpoint.
  ///
  /// - Parameters:
  ///   - recorded: The entries, in any order.
  ///   - origin: Whose journal.
  ///   - key: The key of the journal's checkpoints; without it nothing is proven.
  ///   - reading: The office's store.
  /// - Throws: `NoteError.malformed`, `StoreError.rowAltered`, `rowDiffers`; the database's error.
  init(
    _ recorded: [RecordedEntry], of origin: Origin, _ key: NoteKey?, _ reading: Reading
  ) throws {
    self.origin = origin
    tree = try reading.tree(of: origin)
    guard let key else {
      unproven = recorded
      return
    }
    let receipts = try usable(reading.notes(.receipt, of: origin), key)
    let checkpoints = try usable(reading.notes(.checkpoint, of: origin), key)
    try take(recorded, reading) { number in
      receipts.first { $0.checkpoint.size > number }
        ?? checkpoints.first { $0.checkpoint.size > number }
    }
  }

  /// Takes one checkpoint for all entries.
  ///
  /// - Throws: As the other.
  init(
    _ recorded: [RecordedEntry], of origin: Origin, checkpoint: SignedNote, _ reading: Reading
  ) throws {
    self.origin = origin
    tree = try reading.tree(of: origin)
    try take(recorded, reading) { checkpoint.checkpoint.size > $0 ? checkpoint : nil }
  }

  /// The part of a folder.
  ///
  /// - Throws: As making it.
  func part() throws -> VisitProof.Part {
    let used = Set(notes).sorted { $0.checkpoint.size < $1.checkpoint.size }
    var proofs = try zip(entries, notes).map { recorded, note in
      let (index, size) = (recorded.entry.sequence, note.checkpoint.size)
      let path = try tree.inclusionPath(of: index, size: size)
        .orThrow(VisitProofFinding.notIncluded(origin, sequence: index))
      return ProofLine.inclusion(leaf: recorded.leaf, index: index, size: size, path: path)
    }
    for (older, newer) in zip(used.map(\.checkpoint.size), used.dropFirst().map(\.checkpoint.size))
    {
      let path = try tree.consistencyPath(from: older, to: newer)
        .orThrow(VisitProofFinding.notContinued(origin, size: newer))
      proofs.append(.consistency(older: older, newer: newer, path: path))
    }
    return VisitProof.Part(
      origin: origin, entries: entries.map(\.entry), proofs: proofs, notes: used)
  }

  private mutating func take(
    _ recorded: [RecordedEntry], _ reading: Reading, _ covering: (Int) -> SignedNote?
  ) throws {
    for entry in recorded.sorted() {
      let number = entry.entry.sequence
      let isHeld = try reading.leaf(of: origin, at: number) == entry.leaf
      guard isHeld, number < tree.size, let note = covering(number) else {
        unproven.append(entry)
        continue
      }
      entries.append(entry)
      notes.append(note)
    }
  }

  /// The notes that are of the journal as it is held, smallest first.
  private func usable(_ notes: [SignedNote], _ key: NoteKey) throws -> [SignedNote] {
    try notes.filter { note in
      let root = try tree.root(of: note.checkpoint.size)
      return root == note.checkpoint.root && note.isSigned(by: key)
    }
  }
}
