import Canonical
import Journal
import Merge
package import Storage

/// `office dump`: the canonical export.
///
/// The same bundles give the same bytes, in whatever order and however often they came (merge.md
/// 1).
package enum DumpStore {
  /// The lines of the canonical export.
  ///
  /// Every entry of every device by origin, number and leaf; the office's own entries but those
  /// that only say what came when; the rows of the visits and their conflicts.
  ///
  /// - Throws: `StoreError.rowAltered` for a row that was changed outside the program.
  package static func lines(_ reading: Reading) throws -> [[UInt8]] {
    let forks = try reading.forks()
    var lines: [[UInt8]] = []
    for origin in try reading.origins().sorted(by: { $0.name < $1.name }) {
      let branches = forks.filter { $0.origin == origin }.map(\.entry)
      // Which branch of a forked journal came first is not content.
      let entries = try (reading.entries(of: origin) + branches).sorted {
        ($0.sequence, $0.leaf) < ($1.sequence, $1.leaf)
      }
      lines += try entries.filter { !isArrival($0, origin) }.map { try line($0, origin) }
    }
    for (_, row) in try reading.visitRows() {
      lines.append(try CanonicalJSON.write(["visit_row": row]))
    }
    for row in try reading.conflictRows() {
      lines.append(try CanonicalJSON.write(["conflict": row]))
    }
    return lines
  }

  private static func line(_ entry: Entry, _ origin: Origin) throws -> [UInt8] {
    let members: [String: JSONValue] = [
      "origin": .string(origin.name), "seq": .integer(entry.sequence),
      "leaf": .string(entry.leaf.hex),
      "entry": .string(String(decoding: entry.line, as: UTF8.self)),
    ]
    return try CanonicalJSON.write(.object(members))
  }

  /// Entries that record the order of arrival itself, which is not content.
  private static func isArrival(_ entry: Entry, _ origin: Origin) -> Bool {
    origin.isOffice && arrivals.contains(entry.type)
  }

  private static let arrivals: Set<EntryType> = [.resultReceived, .bundleRefused, .clockStepped]
}
