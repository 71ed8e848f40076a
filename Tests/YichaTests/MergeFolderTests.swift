import Canonical
import Foundation
import Intake
import Journal
import Merge
import Office
import Sealing
import Storage
import Support
import Testing

@testable import Yicha

/// What holds of many bundles taken in together, several of them by one transaction.
@Suite("Merging a folder of bundles")
struct MergeFolderTests {
  /// One round up to the delivery, made once: each test merges into a copy of the office.
  private static let round = Result { try RoundSimulator(seed: 31) }

  /// A folder with every whole bundle, one of them twice and a part of one.
  private func delivery(_ simulator: RoundSimulator, reversed: Bool = false) throws -> String {
    let folder = "\(simulator.folder.path)/delivery-\(UUID())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let bundles = reversed ? simulator.bundles.reversed() : simulator.bundles
    for (number, bundle) in bundles.enumerated() {
      try FileManager.default.copyItem(atPath: bundle, toPath: "\(folder)/\(number).zip.age")
    }
    let first = try #require(bundles.first)
    try FileManager.default.copyItem(atPath: first, toPath: "\(folder)/again.zip.age")
    let cut = try Data(contentsOf: URL(filePath: first)).dropLast(1000)
    try cut.write(to: URL(filePath: "\(folder)/1-cut.zip.age"))
    return folder
  }

  private func lines(_ office: String, _ simulator: RoundSimulator) throws -> [[UInt8]] {
    try simulator.desk(office).store.read { try DumpStore.lines($0) }
  }

  @Test("Says of each bundle what it says of it alone", arguments: [false, true])
  func together(isReversed: Bool) throws {
    let simulator = try Self.round.get()
    let folder = try delivery(simulator, reversed: isReversed)
    let together = try simulator.office(to: "together-\(isReversed)")
    let result = try MergeResults.run(folder, at: simulator.desk(together))
    #expect(result.report.balances)
    let apart = try simulator.office(to: "apart-\(isReversed)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(result.report.lines.map(\.bundle) == names)
    for (name, line) in zip(names, result.report.lines) {
      let alone: MergeReport.Line?
      do {
        alone = try MergeResults.run("\(folder)/\(name)", at: simulator.desk(apart))
          .report.lines.first
      } catch let error as BundleError {
        #expect(line.notes == ["refused: \(error.check.rawValue)"])
        continue
      }
      #expect(alone?.notes == line.notes, "\(name)")
      #expect(alone?.entries == line.entries, "\(name)")
      #expect(alone?.visits == line.visits, "\(name)")
      #expect(alone?.evidence == line.evidence, "\(name)")
    }
    #expect(try lines(together, simulator) == lines(apart, simulator))
  }

  @Test("Records the bundles in their order, and each refusal once")
  func records() throws {
    let simulator = try Self.round.get()
    let folder = try delivery(simulator)
    let office = try simulator.office(to: "records")
    _ = try MergeResults.run(folder, at: simulator.desk(office))
    _ = try MergeResults.run(folder, at: simulator.desk(office))
    let desk = try simulator.desk(office)
    let acts = try desk.store.read { reading in
      try reading.entries(of: desk.origin)
        .filter { [.resultReceived, .bundleRefused].contains($0.type) }
        .compactMap { $0.data["file"]?.string }
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(acts == names.filter { $0 != "again.zip.age" })
  }

  @Test("Ctrl-C lets the bundle at hand in, and the next run goes on", .needs(.python))
  func interrupted() throws {
    let simulator = try Self.round.get()
    let folder = try delivery(simulator)
    let office = try simulator.office(to: "interrupted")
    let words = ["office", "merge", folder, "--store", office, "--json"]
    // The signal is there before the program starts, so that it is seen after the first file.
    let script = """
      import os, signal, sys
      signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
      os.kill(os.getpid(), signal.SIGINT)
      os.execv(sys.argv[1], sys.argv[1:])
      """
    let environment = ["YICHA_LANG": "en", "YICHA_TEST_CLOCK": "2023-09-06T03:00:00Z"]
    let stopped = try ProgramRun(
      ["python3", "-c", script, Program.path("yicha")] + words, environment: environment)
    #expect(stopped.code == 128 + SIGINT, "\(stopped.errors)")
    #expect(stopped.errors.contains("merge again to go on"))
    let said = try CanonicalJSON.read(Array(stopped.output.utf8.dropLast()))
    #expect(said["bundles"]?.array?.count == 1)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: office).allSatisfy {
        !$0.hasPrefix(".yicha-open-")
      })
    let rest = try ProgramRun([Program.path("yicha")] + words, environment: environment)
    let report = try CanonicalJSON.read(Array(rest.output.utf8.dropLast()))
    #expect(report["bundles"]?.array?.first?["notes"] == ["already-imported"])
    let whole = try simulator.office(to: "whole")
    _ = try MergeResults.run(folder, at: simulator.desk(whole))
    #expect(try lines(office, simulator) == lines(whole, simulator))
  }

  @Test("Progress is shown on a terminal and never in a pipe", .needs(.python))
  func progress() throws {
    let simulator = try Self.round.get()
    let folder = try delivery(simulator)
    let environment = ["YICHA_LANG": "en", "YICHA_TEST_CLOCK": "2023-09-06T03:00:00Z"]
    let words = try [Program.path("yicha"), "office", "merge", folder, "--store"]
    let piped = try ProgramRun(
      words + [simulator.office(to: "piped")], environment: environment)
    #expect(!piped.errors.contains("1/") && !piped.output.contains("\r"))
    // A terminal of its own, which shows both streams.
    let shown = try ProgramRun(
      ["python3", "-c", "import pty, sys; pty.spawn(sys.argv[1:])"]
        + words + [simulator.office(to: "shown")], environment: environment)
    #expect(shown.output.contains("\r1/7"), "\(shown.output)")
    #expect(shown.output.contains("all entries"))
  }
}
