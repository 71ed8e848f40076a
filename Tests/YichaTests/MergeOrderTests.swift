import Canonical
import Foundation
import Intake
import Merge
import Office
import Storage
import Testing

@testable import Yicha

@Suite("Merging the demo's bundles")
struct MergeOrderTests {
  /// Every order is a way through the sets of bundles from the empty one to the full one.
  ///
  /// When each set is the same store by whichever of its bundles came last, all orders end in one.
  @Test("All orders give one canonical export", .timeLimit(.minutes(15)))
  func orders() throws {
    let simulator = try RoundSimulator(seed: 11)
    #expect(simulator.bundles.count == 5, "\(simulator.bundles)")
    var stores: [Set<Int>: Delivered] = [
      []: try Delivered(simulator.round.office, simulator)
    ]
    for size in 1...simulator.bundles.count {
      var larger: [Set<Int>: Delivered] = [:]
      for (set, store) in stores {
        for (number, bundle) in simulator.bundles.enumerated() where !set.contains(number) {
          let copy = try simulator.office(copiedFrom: store.folder, to: "order-\(UUID())")
          let result = try MergeResults.run(bundle, at: simulator.desk(copy))
          #expect(result.report.balances, "\(result.report)")
          let delivered = try Delivered(copy, simulator)
          let key = set.union([number])
          guard let other = larger[key] else {
            larger[key] = delivered
            continue
          }
          #expect(delivered.export == other.export, "\(key.sorted()), last \(number)")
          #expect(delivered.tables == other.tables, "\(key.sorted()), last \(number)")
          try FileManager.default.removeItem(atPath: copy)
        }
        if !set.isEmpty { try FileManager.default.removeItem(atPath: store.folder) }
      }
      #expect(size == simulator.bundles.count ? larger.count == 1 : larger.count > 1)
      stores = larger
    }
  }

  /// An office's store after some deliveries, as far as their order must not matter.
  private struct Delivered {
    let folder: String
    let export: Digest
    let tables: ProjectionTests.Tables

    init(_ folder: String, _ simulator: RoundSimulator) throws {
      self.folder = folder
      (export, tables) = try simulator.desk(folder).store.read { reading in
        let lines = try DumpStore.lines(reading)
        return (
          Digest.sha256(lines.flatMap { $0 + [0x0A] }),
          try ProjectionTests.Tables(reading, withArrivals: false)
        )
      }
    }
  }

  @Test("O4, M2: The same bundle again changes nothing but says so")
  func again() throws {
    let simulator = try RoundSimulator(seed: 12)
    let office = try simulator.office(to: "again")
    let bundle = try #require(simulator.bundles.first)
    _ = try MergeResults.run(bundle, at: simulator.desk(office))
    let before = try simulator.desk(office).store.read { try DumpStore.lines($0) }
    let second = try MergeResults.run(bundle, at: simulator.desk(office))
    #expect(second.report.lines.map(\.notes) == [["already-imported"]])
    #expect(second.report.lines.map(\.code) == [0])
    #expect(try simulator.desk(office).store.read { try DumpStore.lines($0) } == before)
  }

  @Test("A part that came late leaves no trace of its lateness")
  func late() throws {
    let simulator = try RoundSimulator(seed: 13)
    let forwards = try simulator.office(to: "forwards")
    let backwards = try simulator.office(to: "backwards")
    for bundle in simulator.bundles {
      _ = try MergeResults.run(bundle, at: simulator.desk(forwards))
    }
    var waited = false
    for bundle in simulator.bundles.reversed() {
      let result = try MergeResults.run(bundle, at: simulator.desk(backwards))
      waited = waited || !result.waitingFor.isEmpty
    }
    #expect(waited)
    let one = try simulator.desk(forwards).store.read { try DumpStore.lines($0) }
    let two = try simulator.desk(backwards).store.read { try DumpStore.lines($0) }
    #expect(one == two)
  }
}
