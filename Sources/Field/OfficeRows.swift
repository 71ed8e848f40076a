import Canonical
import Journal
import Merge
import Storage

/// The office's entries that task bundles brought, as the laptop's own journal names them: its rows
/// of the office's journal are not whole, so no checkpoint of the office can be computed from them.
enum OfficeRows {
  /// What the entry of an opening says of the entries that were new in the bundle.
  static func named(_ entries: [Entry]) -> JSONValue {
    .array(
      entries.map { ["leaf": .string($0.leaf.hex), "seq": .integer($0.sequence)] })
  }

  /// The rows that are gone, are others than a bundle brought, or came with none.
  ///
  /// - Parameters:
  ///   - own: The laptop's journal.
  ///   - office: The office's.
  ///   - reading: The laptop's store.
  /// - Returns: A `rowAltered` for each, by its number in the office's journal.
  /// - Throws: `StoreError.rowAltered` for a line that is not what was hashed; the database's error.
  static func defects(
    _ own: [Entry], of office: Origin, _ reading: Reading
  ) throws -> [StoreError] {
    var named: [Int: Set<String>] = [:]
    for opening in own
    where opening.type == .bundleOpened && opening.data["kind"]?.string == "task" {
      // An earlier program did not name them, and then nothing can be said.
      guard let rows = opening.data["office_entries"]?.array else { return [] }
      for row in rows {
        named[row["seq"]?.integer ?? -1, default: []].insert(row["leaf"]?.string ?? "")
      }
    }
    var held: [Int: Set<String>] = [:]
    let forks = try reading.forks().filter { $0.origin == office }.map(\.entry)
    for entry in try reading.entries(of: office) + forks {
      held[entry.sequence, default: []].insert(entry.leaf.hex)
    }
    return Set(named.keys).union(held.keys).sorted().filter { named[$0] != held[$0] }
      .map { .rowAltered(office.name, $0) }
  }
}
