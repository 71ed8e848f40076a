package import Canonical

/// What a receipt may cover, and what a laptop may give up under one (design 5.3); pure.
///
/// A receipt of size n says that the office durably holds the entries 0 ..< n and every file that
/// they name as evidence, unless their own laptop recorded the file as lost.
package enum ReceiptRule {
  /// How many of a journal's first entries are held with the evidence that they name.
  ///
  /// - Parameters:
  ///   - entries: What is held of the journal from `covered` on, in order.
  ///   - covered: How many entries the last receipt covers.
  ///   - holds: Whether a file is held.
  /// - Returns: The number of entries before the first that is absent or names an absent file.
  package static func complete(
    _ entries: [Entry], from covered: Int, holds: (Digest) -> Bool
  ) -> Int {
    let awaited = Set(evidence(of: entries).filter { !holds($0.payload.digest) }.map(\.sequence))
    var size = covered
    for entry in entries {
      guard entry.sequence == size, !awaited.contains(size) else { return size }
      size += 1
    }
    return size
  }

  /// The evidence that entries of one journal name and that must travel with them.
  ///
  /// A loss excuses what was captured before it: a file that turned up again and is named anew is
  /// evidence like any other.
  ///
  /// - Returns: Each reference with the number of its entry, in order; a file may come twice.
  package static func evidence(
    of entries: [Entry]
  ) -> [(sequence: Int, payload: EvidencePayload)] {
    var losses: [Digest: Int] = [:]
    for entry in entries {
      if let digest = LostPayload(entry)?.digest { losses[digest] = entry.sequence }
    }
    return entries.compactMap { entry in
      EvidencePayload(entry).flatMap { payload in
        entry.sequence < losses[payload.digest] ?? -1 ? nil : (entry.sequence, payload)
      }
    }
  }

  /// The size of the next receipt: the largest that the device signed and that is complete.
  ///
  /// - Parameters:
  ///   - signed: The sizes of the checkpoints that the device signed.
  ///   - covered: How many entries the last receipt covers.
  ///   - whole: How many entries are held without a gap from the beginning.
  ///   - complete: As `complete` counts them.
  /// - Returns: The size; nil when there is nothing new to cosign.
  package static func next(
    signed: some Sequence<Int>, after covered: Int, whole: Int, complete: Int
  ) -> Int? {
    signed.filter { $0 > covered && $0 <= min(whole, complete) }.max()
  }

  /// A journal as a laptop holds it, its own or a colleague's, and how much of it a receipt covers.
  package struct CoveredJournal {
    /// What the laptop holds of it.
    package let entries: [Entry]
    /// How many of its first entries a receipt of the office covers.
    package let size: Int

    /// A journal from its parts.
    ///
    /// - Parameters:
    ///   - entries: What the laptop holds of it.
    ///   - size: How many of its first entries a receipt of the office covers; 0 for none.
    package init(_ entries: [Entry], coveredTo size: Int) {
      self.entries = entries
      self.size = size
    }
  }

  /// The evidence that a laptop may remove.
  ///
  /// A file goes only when every entry that names it, in every journal here, is covered and may go:
  /// one that is named a second time behind the receipt has still to travel.
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
      for entry in journal.entries {
        guard let digest = EvidencePayload(entry)?.digest else { continue }
        if entry.sequence < journal.size, mayGo(entry) {
          free.insert(digest)
        } else {
          needed.insert(digest)
        }
      }
    }
    return free.subtracting(needed)
  }
}
