import Canonical
package import Inspection

/// The check of a whole journal, as `verify_journal.py` defines it; pure.
package struct JournalVerification: Sendable {
  /// What is wrong; empty when the journal is intact.
  package private(set) var findings: [JournalFinding]
  /// How many entries could be read, up to the first defect.
  package let count: Int
  /// The receipts that hold: entries 0 ..< size were with the office at that time.
  package private(set) var anchors: [(size: Int, time: Timestamp)] = []
  private let chain: JournalChain

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
    self.init(
      journal: lines.flatMap { $0 + [0x0A] }, checkpoint: checkpoint, receipts: receipts,
      device: device, office: office)
  }

  /// Checks a journal's file.
  ///
  /// - Parameters:
  ///   - journal: The lines; of the last one the line feed may be missing here.
  ///   - checkpoint: As above.
  ///   - receipts: As above.
  ///   - device: As above.
  ///   - office: As above.
  ///   - onBothCores: Whether another core hashes what this one has read.
  package init(
    journal: [UInt8], checkpoint: SignedNote?, receipts: [SignedNote] = [], device: NoteKey,
    office: NoteKey, onBothCores: Bool = true
  ) {
    guard Origin(device.name) != nil else {
      chain = JournalChain()
      count = 0
      findings = [.notSigned("origin")]
      return
    }
    chain = JournalChain(journal, onBothCores: onBothCores)
    count = chain.size
    findings = chain.findings
    if let checkpoint { check(checkpoint, device) }
    for receipt in embeddedReceipts(office) + receipts { check(receipt, device, office) }
    checkAnchors()
  }

  private mutating func embeddedReceipts(_ office: NoteKey) -> [SignedNote] {
    var notes: [SignedNote] = []
    for entry in chain.receipts {
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

  private mutating func check(_ note: SignedNote, _ device: NoteKey) {
    guard note.isSigned(by: device) else {
      findings.append(.notSigned(device.name))
      return
    }
    let size = note.checkpoint.size
    if !chain.isWhole || size != count || chain.root(of: size) != note.checkpoint.root {
      findings.append(.checkpointDiffers(size: size))
    }
  }

  private mutating func check(
    _ receipt: SignedNote, _ device: NoteKey, _ office: NoteKey
  ) {
    let size = receipt.checkpoint.size
    guard receipt.isSigned(by: device), let time = receipt.time(by: office) else {
      findings.append(.notSigned(office.name))
      return
    }
    guard size <= count else {
      findings.append(.truncated(receipt: size, entries: count))
      return
    }
    guard chain.root(of: size) == receipt.checkpoint.root else {
      findings.append(.forked(receipt: size))
      return
    }
    anchors.append((size, time))
  }
}
