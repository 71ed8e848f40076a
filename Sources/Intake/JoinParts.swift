import Canonical
import Journal
import Merge
import Storage

/// The joining of evidence that came in parts, as soon as all that an entry names are here
/// (design 5.1).
struct JoinParts {
  /// What keeps a piece from being whole.
  enum Obstacle: Equatable {
    /// No entry that is here names it in parts; one may still come.
    case unnamed
    /// Some of its parts are absent.
    case incomplete(have: Int, of: Int)
    /// All its parts are here, and together they are not what the entry names.
    case differs
  }

  /// The pieces that are not whole, and why.
  private(set) var obstacles: [Digest: Obstacle] = [:]
  /// The visits that name a piece which became whole.
  private(set) var visits: Set<String> = []

  /// What the entries of a piece say.
  private struct Named {
    var visits: Set<String> = []
    var lists: Set<[Digest]> = []
  }

  /// Joins what can be joined.
  ///
  /// - Parameters:
  ///   - touched: The pieces of which a bundle brought parts.
  ///   - changed: The visits that entries were added to.
  ///   - store: The office's store.
  ///   - reading: Within the transaction that added them.
  /// - Throws: `StoreError` for the office's own files and rows.
  init(
    _ touched: Set<Digest>, changed: Set<String>, in store: Store, _ reading: Reading
  ) throws {
    let held = Set(try store.parts.wholes())
    // Left by a machine that was lost between the joining and the removal.
    for whole in held where store.content.holds(whole) { try store.parts.remove(whole) }
    let open = held.union(touched).filter { !store.content.holds($0) }
    guard !open.isEmpty else { return }
    let named = try Self.named(open, reading)
    for whole in open.sorted() {
      let found = named[whole] ?? Named()
      // What nothing has changed about since it was looked at is not looked at again.
      guard touched.contains(whole) || !found.visits.isDisjoint(with: changed) else { continue }
      obstacles[whole] = try Self.join(whole, found.lists, in: store)
      if obstacles[whole] == nil { visits.formUnion(found.visits) }
    }
  }

  private static func named(
    _ wholes: Set<Digest>, _ reading: Reading
  ) throws -> [Digest: Named] {
    let names = Set(wholes.map(\.hex))
    var named: [Digest: Named] = [:]
    for (visit, row) in try reading.visitRows()
    where !names.isDisjoint(with: row["absent_evidence"]?.strings ?? []) {
      guard let file = try reading.visitFile(visit) else { continue }
      for payload in file.view.evidence.map(\.payload) where wholes.contains(payload.digest) {
        named[payload.digest, default: Named()].visits.insert(visit)
        if let parts = payload.parts {
          named[payload.digest, default: Named()].lists.insert(parts.digests)
        }
      }
    }
    return named
  }

  /// Joins a piece by the first of the lists that makes it; nil when it is whole then.
  private static func join(
    _ whole: Digest, _ lists: Set<[Digest]>, in store: Store
  ) throws -> Obstacle? {
    guard let longest = lists.max(by: { have($0, whole, store) < have($1, whole, store) }) else {
      return .unnamed
    }
    let complete = lists.filter { have($0, whole, store) == $0.count }
    for list in complete where try store.parts.join(list, into: whole, in: store.content) {
      return nil
    }
    // Parts that turned out to be damaged are no longer here, and can be brought again.
    let count = have(longest, whole, store)
    return count == longest.count ? .differs : .incomplete(have: count, of: longest.count)
  }

  private static func have(_ parts: [Digest], _ whole: Digest, _ store: Store) -> Int {
    parts.count { store.parts.holds($0, of: whole) }
  }
}
