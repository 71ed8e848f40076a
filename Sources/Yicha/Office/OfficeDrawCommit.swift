import ArgumentParser
import Canonical
import Inspection
import Office

/// `yicha office draw commit`: freezes a draw before its randomness exists.
struct OfficeDrawCommit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "commit", abstract: "冻结抽取 / freeze a draw",
    discussion: HelpText.of(
      "冻结名录、抽取池、人员与规则，写出 plan.json。随机数产生之前公布摘要。",
      """
      Freezes registers, pool, inspectors and rules and writes plan.json. Publish the hash \
      before the randomness exists.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "计划条目 / the plan entry") var entry: String
  @Option(help: "将采用的随机数来源 / which future event gives the randomness, in words")
  var randomness: String
  @Option(help: "再次抽取的理由 / why the entry is drawn again") var again: String?
  @Option(help: "抽取文件夹写到此处 / where the draw's folder is made") var to = "."

  func run() throws {
    let result = try CommitDraw.run(
      entry: entry, randomness: RecordableText.line(randomness, "--randomness"),
      again: again.map { try RecordableText.of($0, "--again") }, to: to,
      at: office.desk(for: "draw commit"))
    guard !common.json else {
      Console.live.print(json: Self.json(result))
      return
    }
    tell(result)
  }

  private func tell(_ result: CommitDraw.Result) {
    let console = Console.live
    if result.isAgain {
      console.say(
        "抽取 \(result.draw) 早已冻结，未再冻结；只重写文件夹",
        "draw \(result.draw) was frozen before and stays so; its folder is written again")
    }
    console.print("抽取 \(result.draw) 已冻结", "draw \(result.draw) frozen")
    console.print("计划摘要 \(result.planHash.hex)", "plan hash \(result.planHash.hex)")
    console.print(
      "抽取池 \(result.pool) 个对象，检查人员 \(result.inspectors) 名",
      "\(Counted.of(result.pool, "subject")) can be drawn, "
        + Counted.of(result.inspectors, "inspector"))
    for (reason, count) in Self.leftOut(result) {
      console.print("  未入池 \(count)：\(reason.zh)", "  left out \(count): \(reason.en)")
    }
    console.print("文件夹 \(result.folder)", "folder \(result.folder)")
    console.say(
      "请先公布计划摘要；随机数产生后：yicha office draw make \(result.draw) --seed 随机数",
      "publish the plan hash first; once the randomness exists: "
        + "yicha office draw make \(result.draw) --seed TEXT")
  }

  private static func leftOut(_ result: CommitDraw.Result) -> [(reason: Label, count: Int)] {
    result.leftOut.map { ($0.key.label, $0.value) }.sorted { $0.reason.zh < $1.reason.zh }
  }

  private static func json(_ result: CommitDraw.Result) -> JSONValue {
    [
      "draw": .string(result.draw), "plan_sha256": .string(result.planHash.hex),
      "pool": .integer(result.pool), "inspectors": .integer(result.inspectors),
      "left_out": .array(
        leftOut(result).map { reason, count in
          ["reason": reason.value, "count": .integer(count)]
        }),
      "folder": .string(result.folder), "again": .bool(result.isAgain),
    ]
  }
}
