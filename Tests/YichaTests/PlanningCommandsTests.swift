import Foundation
import Support
import Testing

@Suite("Plan, register and draw through the real program")
struct PlanningCommandsTests {
  private static let registers = "\(Program.root)/Sources/Yicha/Demo/Registers"

  /// A copy of the kept round's office.
  private static func office() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: KeptDemo.round.get().folder + "/office", toPath: folder.path + "/office")
    return folder
  }

  private static func yicha(
    _ folder: TemporaryFolder, _ arguments: String...
  ) throws -> ProgramRun {
    try Program.run(
      Program.path("yicha"), arguments, in: folder.path,
      environment: [
        "YICHA_LANG": "en", "YICHA_TEST_CLOCK": "2023-09-10T01:00:00Z",
        "YICHA_OFFICE": folder.path + "/office",
      ])
  }

  @Test("A county makes no draw of its own where the plan lets the city draw: 65")
  func mode() throws {
    let folder = try Self.office()
    let plan = try String(contentsOfFile: Self.registers + "/plan.yaml", encoding: .utf8)
      .replacing("revision: 1", with: "revision: 2")
      .replacing("mode: county_draws_county_checks", with: "mode: city_draws_county_checks")
    let path = folder.path + "/plan.yaml"
    try plan.write(toFile: path, atomically: true, encoding: .utf8)
    let taken = try Self.yicha(folder, "office", "plan", path)
    #expect(taken.code == 0, "\(taken.errors)")
    let refused = try Self.yicha(
      folder, "office", "draw", "commit", "2023-03", "--randomness", "dice", "--again", "test")
    #expect(refused.code == 65)
    #expect(refused.errors.contains("error: plan entry 2023-03 cannot be drawn:\n"))
    #expect(refused.errors.contains("“city draws, county checks”"), "\(refused.errors)")
    #expect(refused.errors.contains("hint: take the city's draw"))
  }

  @Test("Those left out are counted in the language that was asked for")
  func leftOut() throws {
    let folder = try Self.office()
    let outcome = try Self.yicha(
      folder, "office", "draw", "commit", "2023-03", "--randomness", "dice", "--again", "test")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains(": of another trade\n"), "\(outcome.output)")
    #expect(!outcome.output.contains("不属本次抽查行业"))
  }

  @Test("A plan that is in force already is said to be, and a changed one needs its revision: 65")
  func plan() throws {
    let folder = try Self.office()
    let same = try Self.yicha(folder, "office", "plan", Self.registers + "/plan.yaml")
    #expect(same.code == 0 && same.errors.contains("the same is in force already"))
    let path = folder.path + "/plan.yaml"
    try String(contentsOfFile: Self.registers + "/plan.yaml", encoding: .utf8)
      .replacing("inspector_cap: 10", with: "inspector_cap: 9")
      .write(toFile: path, atomically: true, encoding: .utf8)
    let changed = try Self.yicha(folder, "office", "plan", path)
    #expect(changed.code == 65)
    #expect(changed.errors.contains("plan.yaml has 1 defect and"), "\(changed.errors)")
    #expect(changed.errors.contains("plan.yaml:9: revision: changed"), "\(changed.errors)")
  }

  @Test("An import says what is new, replaced and not read, and nothing personal")
  func register() throws {
    let folder = try Self.office()
    let path = folder.path + "/inspectors.csv"
    let lines = try String(contentsOfFile: Self.registers + "/inspectors.csv", encoding: .utf8)
      .split(whereSeparator: \.isNewline).enumerated()
      .map { $1 + ($0 == 0 ? ",手机" : ",13800000000") }
    try lines.joined(separator: "\n").replacing("陈霞", with: "陈夏")
      .write(toFile: path, atomically: true, encoding: .utf8)
    let outcome = try Self.yicha(folder, "office", "register", "import", path)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("  columns not read: 手机\n"), "\(outcome.output)")
    #expect(outcome.output.contains("  replaced GP0004: 姓名\n"))
    #expect(outcome.output.contains("\n0 new, 39 unchanged, 1 replaced\n"))
    #expect(!outcome.output.contains("陈霞") && !outcome.output.contains("138"))
    let json = try Self.yicha(folder, "office", "register", "import", path, "--json")
    #expect(json.output.contains("\"unread_columns\":[\"手机\"]"), "\(json.output)")
    #expect(json.output.contains("\"unchanged\":40"))
  }

  @Test("A record is imported, or not, or not drawable: whatever its doubts, one of them")
  func severity() throws {
    let folder = try Self.office()
    let path = folder.path + "/inspectors.csv"
    let header = "人员编号,姓名,部门,类别,执法证号,执法证有效期,专业,片区,状态,利害关系\n"
    try (header + "GP0001, 郑国,高平市邮局,执法人员,04058103185,2023-07-28,卫生,原村乡,在岗,\n")
      .write(toFile: path, atomically: true, encoding: .utf8)
    let outcome = try Self.yicha(folder, "office", "register", "import", path)
    #expect(outcome.code == 3)
    #expect(outcome.output.contains("[not imported]"), "\(outcome.output)")
    #expect(!outcome.output.contains("[imported"), "\(outcome.output)")
    #expect(outcome.output.contains("1 record = 0 imported + 1 not imported"))
  }
}
