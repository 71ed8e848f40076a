import Canonical
import Inspection
import Journal
import Sealing
import Storage

/// How much of each laptop's journal the office held at a moment: what stands there was written
/// before it.
struct HeldJournals {
  /// A size for each origin.
  let sizes: [(origin: String, size: Int)]

  /// What is held now, or what was held at an earlier time.
  ///
  /// Of an earlier time the office's own receipts tell: each says when it was signed and how much
  /// was held then. What came between two receipts counts from the later one.
  ///
  /// - Parameters:
  ///   - time: The moment; nil for now.
  ///   - desk: The office.
  ///   - reading: Its store.
  /// - Throws: `NoteError` for a receipt that was changed; the database's error.
  init(at time: Timestamp?, _ desk: OfficeDesk, _ reading: Reading) throws {
    let keys = try desk.noteKeys(.cosignature, desk.trust(reading))
    sizes = try reading.origins().filter { $0 != desk.origin }.map { origin in
      guard let time, time < desk.surroundings.now() else {
        return (origin.name, try reading.log(of: origin).size)
      }
      let receipts = try reading.notes(.receipt, of: origin)
        .filter { try Self.time(of: $0, keys) <= time }
      return (origin.name, receipts.map(\.checkpoint.size).max() ?? 0)
    }
  }

  /// The sizes as an entry holds them.
  var value: JSONValue {
    .array(sizes.map { ["origin": .string($0.origin), "size": .integer($0.size)] })
  }

  private static func time(of receipt: SignedNote, _ keys: [NoteKey]) throws -> Timestamp {
    var last: NoteError = .unsigned(receipt.checkpoint.origin.name)
    for key in keys {
      do throws(NoteError) {
        if let time = try receipt.verify(key) { return time }
      } catch {
        last = error
      }
    }
    throw last
  }
}
