import ArgumentParser
import Canonical
import Inspection
import Office

/// `yicha office draw make`: draws subjects and teams and issues the visits.
struct OfficeDrawMake: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "抽取 / draw",
    discussion: HelpText.of(
      "以公布过的来源产生的随机数抽取对象与检查人员，派出检查任务，写出完整的抽取文件夹。",
      """
      Draws subjects and teams from the randomness of the announced event, issues the visits, \
      and writes the draw's whole folder.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "抽取或计划条目 / the draw, or its plan entry") var draw: String
  @Option(help: "随机数原文 / the randomness, as the event gave it") var seed: String
  @Option(help: "抽取文件夹写到此处 / where the draw's folder is made") var to = "."

  func run() throws {
    let result = try MakeDraw.run(
      draw, randomness: RecordableText.exact(seed, "--seed"), to: to,
      at: office.desk(for: "draw make"))
    guard !common.json else {
      Console.live.print(json: Self.json(result))
      return
    }
    tell(result)
  }

  private func tell(_ result: MakeDraw.Result) {
    let console = Console.live
    if result.isAgain {
      console.say(
        "抽取 \(result.draw) 早已完成，未再抽取；只重写文件夹",
        "draw \(result.draw) was made before and stands; its folder is written again")
    }
    console.print("抽取 \(result.draw) 已完成", "draw \(result.draw) made")
    console.print("种子 \(result.seed.hex)", "seed \(result.seed.hex)")
    console.print(
      "派出检查任务 \(result.visits.count) 个",
      "\(Counted.of(result.visits.count, "visit")) issued")
    for visit in result.visits {
      let team = visit.team.members.map(\.id).joined(separator: " ")
      console.print(wrapped: "  \(visit.id)  \(visit.subject.name)  \(team)", indent: 4)
    }
    for subject in result.short {
      console.print("  人员不足，未派出：\(subject)", "  no full team, not issued: \(subject)")
    }
    console.print("文件夹 \(result.folder)", "folder \(result.folder)")
    console.say(
      "核验：yicha verify \(result.folder)，或 python3 Bundles/verify_draw.py \(result.folder)",
      "check it: yicha verify \(result.folder), or "
        + "python3 Bundles/verify_draw.py \(result.folder)")
  }

  private static func json(_ result: MakeDraw.Result) -> JSONValue {
    [
      "draw": .string(result.draw), "seed": .string(result.seed.hex),
      "visits": .array(
        result.visits.map { visit in
          [
            "visit": .string(visit.id.description), "subject": .string(visit.subject.id),
            "subject_name": .string(visit.subject.name),
            "team": .strings(visit.team.members.map(\.id)),
          ]
        }),
      "short": .strings(result.short), "folder": .string(result.folder),
      "again": .bool(result.isAgain),
    ]
  }
}
