import Canonical
import Field
import Foundation
import Inspection
import Merge
import Office
import Storage
import Support
import Testing

@testable import Yicha

/// Two laptops that carry one visit and the office that issued it, driven through the real program:
/// what a row of merge.md's matrix needs.
final class MatrixRound {
  let round: FieldRound
  /// A visit of one department, which both market laptops have.
  let visit: String
  private var deliveries = 0

  init() throws {
    round = try FieldRound()
    let laptop = try round.laptop()
    let own = try laptop.numbered().map(\.visit)
    let single = try own.first { name in
      try laptop.file(of: name).visit.departments.count == 1
    }
    visit = try #require(single)
  }

  var folder: String { round.folder.path }
  var office: String { "\(folder)/office" }

  /// Runs a command, and expects its exit code.
  @discardableResult
  func yicha(
    _ words: [String], store: String, code: Int32 = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let run = try Program.run(
      Program.path("yicha"), words + ["--store", store],
      environment: [
        "YICHA_LANG": "en", "YICHA_TEST_CLOCK": "2023-09-05T03:00:00Z", "YICHA_CLERK": "clerk-1",
      ])
    #expect(
      run.code == code, "\(words): \(run.output)\(run.errors)", sourceLocation: sourceLocation)
    return run.output + run.errors
  }

  @discardableResult
  func office(
    _ words: String..., code: Int32 = 0, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    try yicha(
      ["office"] + words, store: office, code: code, sourceLocation: sourceLocation)
  }

  @discardableResult
  func field(
    _ laptop: Int, _ words: String..., code: Int32 = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    try yicha(
      ["field"] + words, store: round.store("market-\(laptop)"), code: code,
      sourceLocation: sourceLocation)
  }

  /// The officers of the visit's team.
  func officers() throws -> [String] {
    try round.laptop().file(of: visit).officers.map(\.id)
  }

  /// Packs what a laptop has and merges it at the office.
  @discardableResult
  func deliver(
    _ laptop: Int, code: Int32, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    deliveries += 1
    let stick = "\(folder)/stick-\(deliveries)"
    try field(laptop, "pack", "--to", stick, sourceLocation: sourceLocation)
    return try office("merge", stick, code: code, sourceLocation: sourceLocation)
  }

  /// Exports and opens the next task bundle on a laptop.
  @discardableResult
  func export(to laptop: Int) throws -> String {
    deliveries += 1
    let out = "\(folder)/tasks-\(deliveries)"
    try office("export", "--date", "2023-09-0\(5 + deliveries % 4)", "--to", out)
    return try field(laptop, "open", out)
  }

  /// Arrives and answers what is asked, in this process; then finishes by the command.
  func finish(_ laptop: Int, _ prescribed: [String: String] = [:]) throws {
    try work(on: round.laptop("market-\(laptop)"), prescribed)
    try field(laptop, "finish", visit)
  }

  /// The store is let go when this returns, so that the command finds it free.
  private func work(on laptop: Laptop, _ prescribed: [String: String]) throws {
    try Arrive.run(visit, officers: [], on: laptop)
    let officer = DemoOfficer(world: round.world, laptop: laptop, prescribed: prescribed)
    try officer.fill(visit)
    try officer.close(visit)
  }

  /// What a command of the office prints as one JSON object.
  func object(_ words: String..., code: Int32 = 0) throws -> [String: Any] {
    let run = try Program.run(
      Program.path("yicha"), ["office"] + words + ["--store", office],
      environment: ["YICHA_LANG": "en", "YICHA_TEST_CLOCK": "2023-09-05T03:00:00Z"])
    #expect(run.code == code, "\(words): \(run.output)\(run.errors)")
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(value as? [String: Any])
  }

  /// The kinds of the visit's open conflicts, as `office conflicts --json` prints them.
  func conflicts() throws -> [String] {
    let rows =
      try JSONSerialization.jsonObject(
        with: Data(office("conflicts", "--json").utf8)) as? [[String: Any]]
    return try #require(rows).filter { $0["visit"] as? String == visit }
      .compactMap { $0["kind"] as? String }
  }

  /// A member of the visit's row in `office visits --json`.
  func row<Value>(_ key: String, as _: Value.Type = Value.self) throws -> Value? {
    let rows =
      try JSONSerialization.jsonObject(
        with: Data(office("visits", "--json").utf8)) as? [[String: Any]]
    return try #require(rows).first { $0["visit"] as? String == visit }?[key] as? Value
  }

  func state() throws -> String? { try row("state") }
}
