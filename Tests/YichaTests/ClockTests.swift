import Foundation
import Support
import Testing

@Suite("A laptop whose clock is dead (H5, S6)")
struct ClockTests {
  private let folder: TemporaryFolder
  private let laptop: String
  private let office: String

  init() throws {
    folder = try TemporaryFolder()
    (laptop, office) = (folder.path + "/laptop", folder.path + "/office")
    let demo = try KeptDemo.round.get().folder
    try FileManager.default.copyItem(atPath: "\(demo)/laptops/housing-1", toPath: laptop)
    try FileManager.default.copyItem(atPath: "\(demo)/office", toPath: office)
  }

  private func field(_ arguments: String..., clock: String) throws -> ProgramRun {
    try Program.yicha(arguments: ["field"] + arguments + ["--store", laptop], clock: clock)
  }

  private func office(_ arguments: String..., clock: String) throws -> ProgramRun {
    try Program.yicha(arguments: ["office"] + arguments + ["--store", office], clock: clock)
  }

  private func times(_ run: ProgramRun) throws -> [[String: Any]] {
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    return try #require(value?["times"] as? [[String: Any]])
  }

  /// A visit of this laptop that nobody has begun anywhere.
  private func openVisit() throws -> String {
    let issued = try [
      try field("visits", "--json", clock: "2023-09-07T01:00:00Z"),
      try office("visits", "--json", clock: "2023-09-07T01:00:00Z"),
    ].map { run throws -> Set<String> in
      let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      let rows = try #require(value as? [[String: Any]])
      return Set(
        rows.filter { $0["state"] as? String == "issued" }.compactMap { $0["visit"] as? String })
    }
    return try #require(issued[0].intersection(issued[1]).min())
  }

  @Test("Its acts are recorded, taken in, and shown with what can be proved of their time")
  func dead() throws {
    let visit = try openVisit()
    let void = try field("void", visit, "--reason", "closed", clock: "1970-01-01T00:05:00Z")
    #expect(void.code == 0, "\(void.errors)")
    let log = try field("log", clock: "1970-01-01T00:06:00Z")
    #expect(log.output.contains("1970-01-01"), "\(log.output)")
    let last = try #require(log.output.split(separator: "\n").last)
    #expect(last.contains("(proven: not before 2023-09-0"), "\(last)")
    let json = try field("log", "--visit", visit, "--json", clock: "1970-01-01T00:06:00Z")
    #expect(try times(json).map { $0["claimed"] as? String } == ["1970-01-01T00:05:00Z"])

    let pack = try field("pack", "--to", folder.path + "/stick", clock: "1970-01-01T00:07:00Z")
    #expect(pack.code == 0, "\(pack.errors)")
    let merge = try office("merge", folder.path + "/stick", clock: "2023-09-08T01:00:00Z")
    #expect(merge.code == 0, "\(merge.output)\(merge.errors)")
    let export = try office(
      "export", "--date", "2023-09-08", "--to", folder.path + "/tasks",
      clock: "2023-09-08T02:00:00Z")
    #expect(export.code == 0, "\(export.errors)")

    let sheet = try office("visits", visit, clock: "2023-09-08T02:00:00Z")
    #expect(sheet.output.contains("Clocks that cannot be right"), "\(sheet.output)")
    #expect(sheet.output.contains("its clock said 1970-01-01 08:05; proven: 2023-09-0"))
    let shown = try times(office("visits", visit, "--json", clock: "2023-09-08T02:00:00Z"))
    let end = try #require(shown.first?["not_after"] as? String)
    #expect(end.hasPrefix("2023-09-08T02:00:"), "\(end)")
    #expect(shown.map { $0["claimed"] as? String } == ["1970-01-01T00:05:00Z"])
  }
}
