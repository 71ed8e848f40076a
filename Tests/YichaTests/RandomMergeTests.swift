import Canonical
import Field
import Foundation
import Inspection
import Intake
import Journal
import Merge
import Office
import Storage
import Support
import Testing

@testable import Yicha

/// Real bundles of random work, merged by the real office in random orders, beside the pure engine:
/// `AnyOrderTests` tries the many orders, this that the store is no other engine.
@Suite("Random work, merged in random orders")
struct RandomMergeTests {
  private static let round = Result { try RoundSimulator(seed: 21) }
  private static let names = ["market-1", "market-2"]
  private static let visits = ["V-140581-2023-0034", "V-140581-2023-0035"]

  @Test("Every order gives the export that the pure engine gives", arguments: UInt64(1)...2)
  func orders(seed: UInt64) throws {
    let simulator = try Self.round.get()
    var generator = SeededGenerator(seed: seed)
    let work = try work(seed, simulator, &generator)
    var first: [[UInt8]]?
    for number in 1...6 {
      let repeated = work.bundles.filter { _ in Int.random(in: 0..<4, using: &generator) == 0 }
      let order = (work.bundles + repeated).shuffled(using: &generator)
      let office = try simulator.office(to: "random-\(seed)-\(number)")
      let desk = try simulator.desk(office)
      for bundle in order {
        #expect(try MergeResults.run(bundle, at: desk).report.balances)
      }
      let export = try desk.store.read { try DumpStore.lines($0) }
      #expect(export == first ?? export, "order \(number)")
      first = export
      try check(desk, work.entries, &generator)
      try FileManager.default.removeItem(atPath: office)
    }
  }

  /// What a morning of random work left.
  private struct Work {
    /// The bundles, by name.
    var bundles: [String]
    /// Everything that the laptops wrote.
    var entries: [RecordedEntry]
  }

  private func work(
    _ seed: UInt64, _ simulator: RoundSimulator, _ generator: inout SeededGenerator
  ) throws -> Work {
    let folder = "\(simulator.folder.path)/work-\(seed)"
    var laptops: [Laptop] = []
    for name in Self.names {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: "\(simulator.world.folder)/laptops/\(name)", toPath: "\(folder)/\(name)")
      let laptop = try Laptop.open(
        "\(folder)/\(name)", doing: "test", in: simulator.world.machine(name))
      for visit in Self.visits { try Arrive.run(visit, officers: [], on: laptop) }
      laptops.append(laptop)
    }
    for _ in 0..<18 {
      simulator.world.pass(seconds: 40)
      guard let laptop = laptops.randomElement(using: &generator) else { continue }
      try act(laptop, folder + "/stick", &generator)
    }
    for laptop in laptops { _ = try Pack.run(to: folder + "/stick", on: laptop) }
    let entries = try laptops.flatMap { laptop in
      let journal = try laptop.store.read { try $0.entries(of: laptop.origin) }
      // That a bundle was packed, and what was noted with that, goes with the next one.
      let packed = try #require(journal.last { $0.type == .packed }?.data["size"]?.integer)
      return journal.prefix(packed).map { RecordedEntry(origin: laptop.origin, entry: $0) }
    }
    return Work(
      bundles: try AtomicFile.names(in: folder + "/stick").map { "\(folder)/stick/\($0)" },
      entries: entries)
  }

  private func act(
    _ laptop: Laptop, _ stick: String, _ generator: inout SeededGenerator
  ) throws {
    let visit = Self.visits[Int.random(in: 0..<2, using: &generator)]
    let question = ["COM-03", "COM-04"][Int.random(in: 0..<2, using: &generator)]
    do {
      switch Int.random(in: 0..<12, using: &generator) {
      case 0..<5: _ = try Answer.run(visit, [.init(question, "yes")], on: laptop)
      case 5, 6: _ = try Answer.run(visit, [.init(question, "no")], on: laptop)
      case 7: _ = try Answer.run(visit, [.init(question, nil)], on: laptop)
      case 8: try EndVisit.void(visit, reason: "closed down", on: laptop)
      case 9: try EndVisit.reopen(visit, reason: "open again", on: laptop)
      default: _ = try Pack.run(to: stick, on: laptop)
      }
    } catch is FieldError {
      // What a laptop refuses, such as answering a visit that it voided, is no act.
    }
  }

  /// The store holds every entry of every laptop and nothing else of them, and of each visit says
  /// what the fold of those entries says.
  private func check(
    _ desk: OfficeDesk, _ entries: [RecordedEntry], _ generator: inout SeededGenerator
  ) throws {
    try desk.store.read { reading in
      let devices = try reading.origins().filter { $0 != desk.origin }
      let held = try devices.flatMap { origin in
        try reading.entries(of: origin).map { RecordedEntry(origin: origin, entry: $0) }
      }
      #expect(Set(held) == Set(entries) && held.count == entries.count)
      let office = try reading.entries(of: desk.origin).map {
        RecordedEntry(origin: desk.origin, entry: $0)
      }
      for visit in Self.visits {
        let file = try #require(try reading.visitFile(visit))
        let pure = VisitView.fold(
          (entries + office).shuffled(using: &generator),
          context: VisitContext(visit: visit, team: Set(file.officers.map(\.id))))
        #expect(file.view.registers == pure.registers)
        #expect(file.view.state == pure.state && file.view.waiting == pure.waiting)
        #expect(
          file.view.conflicts.filter { !$0.kind.isLogical }
            == pure.conflicts.filter {
              !$0.kind.isLogical
            })
        let rows = try reading.conflictRows().filter { $0["visit"]?.string == visit }
        #expect(rows.count == file.view.conflicts.count)
      }
    }
  }
}
