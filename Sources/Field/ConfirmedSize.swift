import Canonical
import Inspection
package import Journal
package import Storage

extension Laptop {
  /// How many of a journal's first entries the office is known to hold, by the receipts that count.
  ///
  /// Of a journal that this laptop wrote a receipt counts that fits what is here: one for another
  /// branch says nothing about this one. What the office held before it was restored it may have
  /// lost: then only what it has confirmed since counts.
  ///
  /// - Parameters:
  ///   - journal: The laptop's own, one that it closed, or a colleague's.
  ///   - reading: The laptop's store.
  /// - Returns: The number; 0 without such a receipt.
  /// - Throws: `NoteError`; as the store fails.
  package func confirmedSize(of journal: Origin, _ reading: Reading) throws -> Int {
    try confirmedSizes(of: journal, reading).max() ?? 0
  }

  /// The sizes of all receipts that count, as `confirmedSize` says.
  ///
  /// - Throws: as `confirmedSize`.
  func confirmedSizes(of journal: Origin, _ reading: Reading) throws -> [Int] {
    let isWhole = try reading.lineage(of: origin).contains(journal)
    let tree = isWhole ? try reading.tree(of: journal) : nil
    let restart = try FollowRestart.time(reading)
    let keys = restart == nil ? [] : try officeKeys(kind: .cosignature, reading)
    return try reading.notes(.receipt, of: journal).filter { note in
      let checkpoint = note.checkpoint
      if let tree {
        let root = checkpoint.size <= tree.size ? try tree.root(of: checkpoint.size) : nil
        guard root == checkpoint.root else { return false }
      }
      return restart.map { Self.wasGiven(note, since: $0, by: keys) } ?? true
    }.map(\.checkpoint.size)
  }

  private static func wasGiven(
    _ note: SignedNote, since restart: Timestamp, by keys: [NoteKey]
  ) -> Bool {
    keys.contains { key in
      do throws(NoteError) {
        return try note.verify(key).map { $0 >= restart } ?? false
      } catch {
        return false
      }
    }
  }
}
