import Canonical
import Foundation
import Merge
import Office
import Storage
import Testing

@testable import Yicha

@Suite("Merging the demo's bundles")
struct MergeOrderTests {
  @Test("All orders give one canonical export, and so do repetitions", .timeLimit(.minutes(15)))
  func orders() throws {
    let simulator = try RoundSimulator(seed: 11)
    #expect((4...6).contains(simulator.bundles.count), "\(simulator.bundles)")
    var exports: Set<Digest> = []
    var orders = 0
    // Orders that begin alike share the stores of their beginnings.
    func visit(_ store: String, _ rest: [String], _ path: String) throws {
      guard !rest.isEmpty else {
        orders += 1
        let desk = try simulator.desk(store)
        let first = try desk.store.read { try DumpStore.lines($0) }
        exports.insert(Digest.sha256(first.flatMap { $0 + [0x0A] }))
        return
      }
      for (index, bundle) in rest.enumerated() {
        let next = "\(path)\(index)"
        let copy = try simulator.office(copiedFrom: store, to: "order-\(next)")
        let result = try MergeResults.run(bundle, at: simulator.desk(copy))
        #expect(result.report.balances, "\(result.report)")
        var left = rest
        left.remove(at: index)
        try visit(copy, left, next)
        try FileManager.default.removeItem(atPath: copy)
      }
    }
    try visit(simulator.round.office, Array(simulator.bundles.prefix(5)), "")
    #expect(orders == (1...min(5, simulator.bundles.count)).reduce(1, *))
    #expect(exports.count == 1)
  }

  @Test("The same bundle again changes nothing but says so")
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
