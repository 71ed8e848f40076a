import ArgumentParser
import Canonical
import Inspection
import Journal
import Merge
import Office

/// `yicha office prove`: one visit with its proofs, for an auditor or a court.
struct OfficeProve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove", abstract: "出具一个任务的证明 / a visit with its proofs",
    discussion: HelpText.of(
      """
      把一个任务的全部条目、证据清单、时间区间及其证明写入一个新文件夹，不含其他任务和对象的任何内容，并记入办公室\
      日志。交付文件夹和 KEYS.zip；对方核验：yicha verify DIR --keys KEYS.zip，或 python3 verify_visit.py DIR \
      KEYS.zip，并与纸面上的根指纹核对。尚无签名检查点覆盖的条目不在其中，逐条列出（退出码 3）。
      """,
      """
      Writes one visit's entries, its list of evidence, its times and what proves them into a new \
      folder, with nothing of any other visit or business, and records it in the office's journal. \
      Hand out the folder and KEYS.zip; they check it with yicha verify DIR --keys KEYS.zip, or \
      python3 verify_visit.py DIR KEYS.zip, and compare the root's fingerprint with paper. Entries \
      that no signed checkpoint covers yet stay out of it and are listed (exit 3).
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "任务编号或其结尾 / the visit, or a unique ending of its id") var visit: String
  @Argument(help: "新文件夹 / a new folder") var folder: String

  func run() throws {
    let result = try ProveVisit.run(visit, to: folder, at: office.desk(for: "prove"))
    let words = ProofWords(result.proof, result.check)
    let console = Console.live
    let isWhole = result.unproven.isEmpty
    if common.json {
      console.print(
        json: .object(
          words.value.merging([
            "folder": .string(folder),
            "unproven": .array(
              result.unproven.map {
                ["origin": .string($0.origin.name), "seq": .integer($0.entry.sequence)]
              }
            ),
          ]) { $1 }))
    } else {
      console.print(
        "\(result.visit) 的证明已写入 \(folder)", "the proof of \(result.visit) is in \(folder)")
      for line in words.lines { console.print("  \(console.text(line))") }
      for recorded in result.unproven {
        console.print(
          "  尚无检查点覆盖：\(recorded.origin) 第 \(recorded.entry.sequence) 条",
          "  no checkpoint covers it yet: \(recorded.origin), entry \(recorded.entry.sequence)")
      }
    }
    guard isWhole else {
      console.say(
        "未覆盖的条目不在文件夹中；收到后续结果包并合并后，再出具一次",
        "what is not covered is not in the folder: merge what is still on its way, then prove it again"
      )
      throw ArgumentParser.ExitCode(Int32(Inspection.ExitCode.personNeeded.rawValue))
    }
  }
}
