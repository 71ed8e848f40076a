import Canonical
package import Inspection

/// The check of a whole journal, as `verify_journal.py` defines it; pure.
package struct JournalVerification: Sendable {
  /// What is wrong; empty when the journal is intact.
  package private(set) var findings: [JournalFinding] = []
  /// The entries that could be read, up to the first defect.
  package private(set) var entries: [Entry] = []
  /// The receipts that hold: entries 0 ..< size were with the office at that time.
  package private(set) var anchors: [(size: Int, time: Timestamp)] = []

  /// Whether nothing is wrong.
  package var isIntact: Bool { findings.isEmpty }

  /// Checks lines, checkpoint and receipts against each other.
  ///
  /// - Parameters:
  ///   - lines: The journal's lines without their line ends.
  ///   - checkpoint: The signed note that covers exactly these lines; nil when there is none yet.
  ///   - receipts: Notes with the office's cosignature, beside those that the journal holds.
  ///   - device: The key of the journal's origin.
  ///   - office: The office's cosignature key.
  package init(
    lines: [[UInt8]], checkpoint: SignedNote?, receipts: [SignedNote] = [], device: NoteKey,
    office: NoteKey
  ) {
    readChain(lines, origin: Origin(device.name))
    let leaves = entries.map(\.leaf)
    if let checkpoint { check(checkpoint, device, leaves, whole: entries.count == lines.count) }
    for receipt in embeddedReceipts(office) + receipts { check(receipt, device, office, leaves) }
    checkAnchors()
  }

  private mutating func readChain(_ lines: [[UInt8]], origin: Origin?) {
    guard let origin else {
      findings.append(.notSigned("origin"))
      return
    }
    var log = Log(origin: origin)
    var clocks: [String: Int] = [:]
    for (number, line) in lines.enumerated() {
      let entry: Entry
      do throws(EntryError) {
        entry = try Entry(line: line, number: number + 1)
      } catch {
        findings.append(.notAnEntry(line: number, error))
        return
      }
      guard log.take(entry) else {
        findings.append(.chainBroken(line: number))
        return
      }
      if entry.moment.mono < clocks[entry.moment.boot, default: 0] {
        findings.append(.clockBack(line: number))
      }
      clocks[entry.moment.boot] = entry.moment.mono
      entries.append(entry)
    }
  }

  private mutating func embeddedReceipts(_ office: NoteKey) -> [SignedNote] {
    var notes: [SignedNote] = []
    for entry in entries where entry.type == .receipt {
      if let note = entry.data["note"]?.string.flatMap({ try? SignedNote(text: $0) }) {
        notes.append(note)
      } else {
        findings.append(.notSigned(office.name))
      }
    }
    return notes
  }

  private mutating func checkAnchors() {
    let sorted = anchors.sorted { ($0.size, $0.time) < ($1.size, $1.time) }
    for (older, newer) in zip(sorted, sorted.dropFirst())
    where older.size < newer.size && older.time > newer.time {
      findings.append(.receiptsBackwards(receipt: newer.size))
    }
  }

  private mutating func check(
    _ note: SignedNote, _ device: NoteKey, _ leaves: [Digest], whole: Bool
  ) {
    guard isSigned(note, by: device) else {
      findings.append(.notSigned(device.name))
      return
    }
    let same =
      note.checkpoint.size == leaves.count && note.checkpoint.root == Merkle.root(of: leaves)
    if !same || !whole { findings.append(.checkpointDiffers(size: note.checkpoint.size)) }
  }

  private mutating func check(
    _ receipt: SignedNote, _ device: NoteKey, _ office: NoteKey, _ leaves: [Digest]
  ) {
    let size = receipt.checkpoint.size
    let time: Timestamp?
    do throws(NoteError) {
      try receipt.verify(device)
      time = try receipt.verify(office)
    } catch {
      findings.append(.notSigned(office.name))
      return
    }
    guard size <= leaves.count else {
      findings.append(.truncated(receipt: size, entries: leaves.count))
      return
    }
    guard Merkle.root(of: Array(leaves.prefix(size))) == receipt.checkpoint.root else {
      findings.append(.forked(receipt: size))
      return
    }
    if let time { anchors.append((size, time)) }
  }

  private func isSigned(_ note: SignedNote, by key: NoteKey) -> Bool {
    do throws(NoteError) {
      try note.verify(key)
      return true
    } catch {
      return false
    }
  }
}
