import Canonical
import Journal
import Sealing

/// One part of a journal as it was read from a verified bundle, line by line.
struct ReadPart: Sendable {
  /// What the path says.
  let part: ResultContent.JournalPart
  /// The entries that could be read, in the order of the lines.
  private(set) var entries: [Entry] = []
  /// How many lines there are.
  private(set) var count = 0
  /// The lines that are no entries, by number, as far as they are named.
  private(set) var damaged: [(line: Int, why: EntryError)] = []

  /// So many damaged records of one part are named.
  static let maximumDamaged = 1000

  /// Reads the lines.
  ///
  /// One bad record never blocks the others (merge.md 13); what comes after a thousand of them is
  /// no journal and only counted, so that a part made of them uses up neither time nor memory.
  ///
  /// - Parameters:
  ///   - part: Which part.
  ///   - bundle: The bundle that holds it.
  ///   - isKept: Whether the entries are wanted; otherwise the lines are only counted.
  /// - Throws: as `VerifiedBundle.forEachLine`.
  init(
    _ part: ResultContent.JournalPart, of bundle: VerifiedBundle, isKept: Bool
  ) throws(BundleError) {
    self.part = part
    try bundle.forEachLine(of: part.path) { line in
      count += 1
      if isKept, damaged.count < Self.maximumDamaged { take(line) }
    }
  }

  private mutating func take(_ line: [UInt8]) {
    do throws(EntryError) {
      let entry = try Entry(line: line, number: count)
      guard entry.sequence == part.first + count - 1 else { throw .member("seq") }
      entries.append(entry)
    } catch {
      damaged.append((count, error))
    }
  }
}
