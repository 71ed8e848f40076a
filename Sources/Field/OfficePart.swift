import Canonical
import Journal
import Sealing
import Storage

/// The office's journal as a task bundle brings it: some entries, a signed checkpoint, and the
/// proofs that join them to it and to what this laptop saw before.
struct OfficePart {
  let note: SignedNote
  let entries: [Entry]
  private let origin: Origin

  /// Reads and verifies the part.
  ///
  /// - Throws: `NoteError`, `FieldError.officeProof`, `officeForked`, `officeUnproved`.
  init(_ bundle: VerifiedBundle, _ laptop: Laptop, wasRestored: Bool = false) throws {
    origin = laptop.officeOrigin
    let text = String(decoding: try bundle.bytes(of: TaskContent.checkpointPath), as: UTF8.self)
    note = try SignedNote(text: text)
    guard note.checkpoint.origin == origin else {
      throw FieldError.officeProof(TaskContent.checkpointPath)
    }
    let keys = try laptop.store.read { try laptop.officeKeys(kind: .signature, $0) }
    try OfficePart.verify(note, keys)
    entries = try bundle.lines(of: TaskContent.entriesPath).enumerated().map { number, line in
      try Entry(line: line, number: number + 1)
    }
    let proofs = try bundle.lines(of: TaskContent.proofsPath).map { line in
      try ProofLine(line: line).orThrow(FieldError.officeProof(TaskContent.proofsPath))
    }
    try checkInclusion(proofs)
    let seen = try laptop.store.read { try $0.note(.newest, of: origin) }
    if let seen {
      try checkConsistency(proofs, since: seen.checkpoint, wasRestored: wasRestored)
    }
  }

  /// Whether one of the keys signed the note.
  static func verify(_ note: SignedNote, _ keys: [NoteKey]) throws {
    var last: NoteError = .unsigned(note.checkpoint.origin.name)
    for key in keys {
      do throws(NoteError) {
        try note.verify(key)
        return
      } catch {
        last = error
      }
    }
    throw last
  }

  /// Keeps the entries that are not here yet, and the checkpoint.
  ///
  /// - Returns: The entries that were not here yet.
  /// - Throws: `FieldError.officeForked` when another entry stands at a place.
  func keep(in writing: Writing) throws -> [Entry] {
    let restart = try FollowRestart.first(writing.reading)
    var new: [Entry] = []
    for entry in entries {
      let held = try writing.reading.branches(of: origin, at: entry.sequence)
      if held.contains(entry.leaf) { continue }
      if held.isEmpty {
        try writing.insert(entry, of: origin)
      } else if let restart, entry.sequence >= restart {
        // What the office said before its restore stays beside what it says now.
        try writing.insertFork(entry, of: origin)
      } else {
        throw FieldError.officeForked(size: entry.sequence)
      }
      new.append(entry)
    }
    try writing.keep(note, .newest)
    return new
  }

  private func checkInclusion(_ proofs: [ProofLine]) throws {
    var proved: Set<Digest> = []
    for case .inclusion(let leaf, let index, let size, let path) in proofs
    where size == note.checkpoint.size {
      let holds = Merkle.includes(
        leaf: leaf, at: index, size: size, path: path, root: note.checkpoint.root)
      if holds, entries.contains(where: { $0.leaf == leaf && $0.sequence == index }) {
        proved.insert(leaf)
      }
    }
    for entry in entries where !proved.contains(entry.leaf) {
      throw FieldError.officeProof(TaskContent.proofsPath)
    }
  }

  /// Holds the checkpoint against the one seen before.
  ///
  /// - Throws: `officeForked` where they contradict each other; `officeUnproved` where the bundle
  ///   brings no proof, which shows nothing against the office.
  private func checkConsistency(
    _ proofs: [ProofLine], since seen: Checkpoint, wasRestored: Bool
  ) throws {
    let now = note.checkpoint
    if seen.size == now.size {
      guard seen.root == now.root else { throw FieldError.officeForked(size: seen.size) }
      return
    }
    var paths: [[Digest]] = []
    for case .consistency(let older, let newer, let path) in proofs
    where older == seen.size && newer == now.size {
      paths.append(path)
    }
    guard !paths.isEmpty else {
      // What an image remembers is older than what the office knows that this laptop has seen.
      guard wasRestored, seen.size < now.size else {
        throw FieldError.officeUnproved(size: seen.size)
      }
      return
    }
    let holds = paths.contains { path in
      Merkle.extends(older: (seen.size, seen.root), newer: (now.size, now.root), path: path)
    }
    guard holds else { throw FieldError.officeForked(size: seen.size) }
  }
}
