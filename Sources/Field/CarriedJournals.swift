import Canonical
import Journal
import Sealing
import Storage

/// A part of a journal that this laptop carries to the office beside its own.
struct CarriedJournal {
  /// Whose journal.
  let origin: Origin
  /// The number of its first entry.
  let first: Int
  /// Its lines.
  let lines: [[UInt8]]
  /// The checkpoints that came with it.
  let notes: [SignedNote]

  /// The number of its last entry.
  var last: Int { first + lines.count - 1 }

  /// Its entries.
  var entries: [Entry] {
    lines.compactMap { line in
      do throws(EntryError) {
        return try Entry(line: line)
      } catch {
        // The office quarantines a line that is no entry; it travels as it came.
        return nil
      }
    }
  }

  /// The evidence that its entries name.
  var evidence: [EvidencePayload] { entries.compactMap(EvidencePayload.init) }
}

/// What a laptop still carries: parts of colleagues' journals as they came, and what it wrote itself
/// in a journal that is closed, until the office has given a receipt.
enum CarriedJournals {
  /// The parts, each once.
  ///
  /// - Throws: `StoreError` for a file that is gone or altered; the database's error.
  static func unconfirmed(_ laptop: Laptop, _ reading: Reading) throws -> [CarriedJournal] {
    let parts = try merged(reading).filter { part in
      try part.last >= laptop.confirmedSize(of: part.origin, reading)
    }
    let journals = try closed(laptop, reading) + parts.map { try read($0, laptop) }
    return journals.enumerated().filter { index, journal in
      !journals.enumerated().contains { other, larger in
        other != index && journal.isPart(of: larger, or: other < index)
      }
    }.map(\.element)
  }

  /// Colleagues' journals as far as they came, with the receipts that this laptop knows for them.
  ///
  /// - Throws: as `unconfirmed`.
  static func covered(
    _ laptop: Laptop, _ reading: Reading
  ) throws -> [ReceiptRule.CoveredJournal] {
    let parts = Dictionary(grouping: try merged(reading), by: \.origin)
    return try parts.map { origin, parts in
      var entries: [Int: Entry] = [:]
      for part in parts.sorted(by: { $0.first < $1.first }) {
        for entry in try read(part, laptop).entries { entries[entry.sequence] = entry }
      }
      return ReceiptRule.CoveredJournal(
        entries.sorted { $0.key < $1.key }.map(\.value),
        receipts: try laptop.confirmedSizes(of: origin, reading))
    }
  }

  /// The parts that colleagues' bundles brought, each once.
  private static func merged(_ reading: Reading) throws -> [MergedPayload.Carried] {
    let rows = try reading.bundles().filter { row in
      row.direction == .incoming && row.kind == BundleKind.result.rawValue
    }
    var parts: [MergedPayload.Carried] = []
    for part in rows.flatMap({ MergedPayload($0.detail).carried }) where !parts.contains(part) {
      parts.append(part)
    }
    return parts
  }

  /// What the laptop wrote after the last receipt that fits each of its closed journals.
  private static func closed(_ laptop: Laptop, _ reading: Reading) throws -> [CarriedJournal] {
    try reading.lineage(of: laptop.origin).dropLast().compactMap { origin in
      let first = try laptop.confirmedSize(of: origin, reading)
      guard first < (try reading.log(of: origin).size) else { return nil }
      let notes = try reading.notes(.checkpoint, of: origin) + reading.notes(.newest, of: origin)
      return CarriedJournal(
        origin: origin, first: first,
        lines: try reading.entries(of: origin, from: first).map(\.line),
        notes: notes.filter { $0.checkpoint.size > first })
    }
  }

  private static func read(
    _ part: MergedPayload.Carried, _ laptop: Laptop
  ) throws -> CarriedJournal {
    let content = laptop.store.content
    let lines = try content.bytes(of: part.lines).split(separator: 0x0A).map(Array.init)
    let text = String(decoding: try content.bytes(of: part.checkpoints), as: UTF8.self)
    let notes = ResultContent.checkpoints(text).compactMap { text -> SignedNote? in
      do throws(NoteError) {
        return try SignedNote(text: text)
      } catch {
        return nil
      }
    }
    return CarriedJournal(origin: part.origin, first: part.first, lines: lines, notes: notes)
  }
}

extension CarriedJournal {
  /// Whether another part holds the same lines; of two that hold each other's only one does.
  fileprivate func isPart(of other: CarriedJournal, or isEarlier: Bool) -> Bool {
    guard other.origin == origin, other.first <= first, other.last >= last,
      isEarlier || other.lines.count > lines.count
    else { return false }
    return Array(other.lines.dropFirst(first - other.first).prefix(lines.count)) == lines
  }
}
