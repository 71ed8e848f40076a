package import Canonical

/// What a receipt may cover, and what a laptop may give up under one (design 5.3); pure.
///
/// A receipt of size n says that the office durably holds the entries 0 ..< n and every file that
/// they name as evidence, unless one of these very entries says that it is lost.
package enum ReceiptRule {
  /// The evidence that entries of one journal name and that must travel with them.
  ///
  /// A loss excuses what was captured before it: a file that turned up again and is named anew is
  /// evidence like any other.
  ///
  /// - Parameter entries: Entries in their order.
  /// - Returns: Each reference with the number of its entry, in order; a file may come twice.
  package static func evidence(
    of entries: [Entry]
  ) -> [(sequence: Int, payload: EvidencePayload)] {
    references(in: entries).filter { $0.loss == nil }.map { ($0.sequence, $0.payload) }
  }

  /// The size of the next receipt.
  ///
  /// It is the largest that the device signed and of which the office holds everything: who knows
  /// the entries under it knows from them alone which files the office does not have.
  ///
  /// - Parameters:
  ///   - entries: What is held of the journal from `covered` on, in order.
  ///   - signed: The sizes of the checkpoints that the device signed.
  ///   - covered: How many entries the last receipt covers.
  ///   - whole: How many entries are known to be held without a gap from the beginning.
  ///   - holds: Whether a file is held.
  /// - Returns: The size; nil when there is nothing new to cosign.
  package static func next(
    _ entries: [Entry], signed: some Sequence<Int>, after covered: Int, whole: Int,
    holds: (Digest) -> Bool
  ) -> Int? {
    let end = min(whole, self.end(of: entries, from: covered))
    let absent = references(in: entries).filter { !holds($0.payload.digest) }
    return signed.filter { size in
      size > covered && size <= end
        && !absent.contains { $0.sequence < size && size <= $0.loss ?? .max }
    }.max()
  }

  /// A journal as a laptop holds it, its own or a colleague's.
  package struct CoveredJournal {
    /// What the laptop holds of it, in order.
    package let entries: [Entry]
    /// The sizes of the office's receipts for it that the laptop knows.
    package let receipts: [Int]

    /// A journal from its parts.
    package init(_ entries: [Entry], receipts: [Int]) {
      self.entries = entries
      self.receipts = receipts
    }

    /// The largest receipt of which the laptop holds every entry that may say that a file is lost.
    fileprivate var size: Int {
      let end = ReceiptRule.end(of: entries, from: entries.first?.sequence ?? 0)
      return receipts.filter { $0 <= end }.max() ?? 0
    }
  }

  /// The evidence that a laptop may remove.
  ///
  /// A file goes only when a receipt says that the office has it, and every entry that names it, in
  /// every journal here, is covered and may go: one that is named a second time behind the receipt
  /// has still to travel. Where a receipt covers a file that its own laptop lost, a copy that
  /// another laptop carries may be the last.
  ///
  /// - Parameters:
  ///   - journals: All journals that the laptop holds.
  ///   - mayGo: Whether an entry's evidence is no longer needed here, such as that of a closed visit.
  /// - Returns: The digests of the files.
  package static func removable(
    _ journals: [CoveredJournal], mayGo: (Entry) -> Bool = { _ in true }
  ) -> Set<Digest> {
    var free: Set<Digest> = []
    var needed: Set<Digest> = []
    for journal in journals {
      let entries = Dictionary(
        journal.entries.map { ($0.sequence, $0) }, uniquingKeysWith: { first, _ in first })
      let size = journal.size
      for reference in references(in: journal.entries) {
        let isCovered = reference.sequence < size
        if !isCovered || !(entries[reference.sequence].map(mayGo) ?? false) {
          needed.insert(reference.payload.digest)
        } else if reference.loss == nil {
          free.insert(reference.payload.digest)
        }
      }
    }
    return free.subtracting(needed)
  }

  /// A file that an entry names, and the first entry after it that says that it is lost.
  private struct Reference {
    let sequence: Int
    let payload: EvidencePayload
    var loss: Int?
  }

  private static func references(in entries: [Entry]) -> [Reference] {
    var references: [Reference] = []
    var open: [Digest: [Int]] = [:]
    for entry in entries {
      if let payload = EvidencePayload(entry) {
        open[payload.digest, default: []].append(references.count)
        references.append(Reference(sequence: entry.sequence, payload: payload))
      } else if let lost = LostPayload(entry)?.digest {
        for index in open.removeValue(forKey: lost) ?? [] {
          references[index].loss = entry.sequence
        }
      }
    }
    return references
  }

  /// The number of the first entry that is absent.
  private static func end(of entries: [Entry], from first: Int) -> Int {
    var end = first
    for entry in entries {
      guard entry.sequence == end else { break }
      end += 1
    }
    return end
  }
}
