import Canonical
import Foundation
import Journal
import Office
import Storage
import Testing

@testable import Yicha

@Suite("Projections")
struct ProjectionTests {
  /// Everything that is computed from the journals, as one value.
  struct Tables: Equatable {
    let visits: [JSONValue]
    let conflicts: [JSONValue]
    let bundles: [BundleRow]
    let keys: [KeyRow]
    let documents: [[DocumentRow]]
    let subjects: [JSONValue]
    let inspectors: [JSONValue]

    /// The rows; without arrivals those of bundles that came are left out, as they say when.
    init(_ reading: Reading, withArrivals: Bool = true) throws {
      visits = try reading.visitRows().map(\.row)
      conflicts = try reading.conflictRows()
      bundles = try reading.bundles().filter { withArrivals || $0.direction == .outgoing }
      keys = try reading.keyRows()
      let kinds = [
        "departments", "rules", "list", "plan", "form", "outcomes", "calendar", "draw",
        "publication", "refusal",
      ]
      documents = try kinds.map { try reading.documents($0) }
      subjects = try reading.subjects()
      inspectors = try reading.inspectors()
    }
  }

  @Test("Q3, C2: The office's tables, built again from the journals, equal the stored ones")
  func office() throws {
    let store = try Store.open(
      at: KeptDemo.round.get().folder + "/office", kind: .office, doing: "test")
    try rebuildAndCompare(store)
  }

  @Test(
    "A laptop's tables, built again from the journals, equal the stored ones",
    arguments: ["market-1", "market-2", "fire-1", "housing-1"])
  func laptop(name: String) throws {
    let store = try Store.open(
      at: KeptDemo.round.get().folder + "/laptops/" + name, kind: .field, doing: "test")
    try rebuildAndCompare(store)
  }

  private func rebuildAndCompare(_ store: Store) throws {
    let (before, after) = try store.write { writing in
      let before = try Tables(writing.reading)
      try Projection.rebuild(own: store.origin, in: writing)
      return (before, try Tables(writing.reading))
    }
    #expect(!before.visits.isEmpty)
    #expect(before.keys == after.keys)
    #expect(before.bundles == after.bundles)
    #expect(before.documents == after.documents)
    #expect(before.subjects == after.subjects)
    #expect(before.inspectors == after.inspectors)
    #expect(before.conflicts == after.conflicts)
    #expect(before.visits == after.visits)
  }
}
