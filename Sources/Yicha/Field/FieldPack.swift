import ArgumentParser
import Canonical
import Field
import Inspection

/// `yicha field pack`: seals what happened since the last receipt into result bundles.
///
/// `--json`: `{"bundles": [{"path", "id", "entries", "evidence", "state"}]}`, where `state` is
/// `sealed`, `again` or `there`; empty when there was nothing.
struct FieldPack: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "打包结果 / pack result bundles",
    discussion: HelpText.of(
      """
      加密给办公室和密钥托管人（age 可开）。写到 --to 的文件夹（如U盘）后再读回核验，才算完成。尚无回执的结果包一并写到该文件夹（已在其中的不再写）；\
      上次打包之后没有新记录时不另打新包。--for 打包给现场另一台终端（名称或 device:16位密钥号），对方运行 \
      field merge 收入共同任务的记录，不需网络。
      """,
      """
      Encrypted to the office and the escrow, as stock age opens it. What was written to the folder of --to, such as a stick, is read back and verified before \
      it counts as done. Every earlier bundle that no receipt covers is written there too, unless \
      it lies there; with nothing new since the last bundle no new one is sealed. With --for the \
      bundle is for a colleague's laptop on the same site, by its name or device: and 16 digits, \
      which takes in what concerns its own visits by `field merge`, without any network.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Option(help: "目标文件夹 / where the bundles go") var to: String
  @Option(name: .customLong("for"), help: "给哪台终端 / the colleague's laptop")
  var colleague: String?
  @Flag(help: "不加密；会记入日志 / not encrypted; recorded in the journal") var plain = false
  @Option(help: "每包文件最多多少字节 / the most bytes of a bundle's file") var limit = Pack.largest

  func validate() throws {
    guard (1...Pack.largest).contains(limit) else {
      throw Usage.wrong(
        "--limit 应为 1 至 \(Pack.largest)", "--limit takes 1 to \(Pack.largest)")
    }
  }

  func run() throws {
    let laptop = try field.laptop(for: "pack")
    let bundles = try packed(laptop)
    let console = Console.live
    guard !common.json else {
      let rows = bundles.map { bundle in
        [
          "path": .string(bundle.path), "id": .string(bundle.id),
          "entries": .integer(bundle.entries), "evidence": .integer(bundle.evidence),
          "state": .string(bundle.state.rawValue),
        ] as JSONValue
      }
      console.print(json: ["bundles": .array(rows)])
      return
    }
    guard !bundles.isEmpty else {
      console.print(
        "上次回执之后没有新记录，无需打包", "nothing has happened since the last receipt: nothing to pack")
      return
    }
    for bundle in bundles {
      let state = Self.words(bundle.state)
      console.print(
        "\(bundle.path)：记录 \(bundle.entries) 条，证据 \(bundle.evidence) 份，\(state.zh)已读回核验",
        "\(bundle.path): \(bundle.entries) entries, \(bundle.evidence) pieces of evidence, "
          + "\(state.en)read back and verified")
    }
    guard colleague == nil else {
      console.say(
        "下一步：在对方终端运行 yicha field merge \(to)", "next: on that laptop, yicha field merge \(to)")
      return
    }
    console.say(
      "下一步：交给办公室（yicha office merge DIR）；收到回执前不要删除本机数据",
      "next: take it to the office (yicha office merge DIR); delete nothing here before its receipt"
    )
  }

  private static func words(_ state: Pack.Result.State) -> Label {
    switch state {
    case .sealed: Label(zh: "", en: "")
    case .again: Label(zh: "此前已打包、尚无回执，再次送达，", en: "packed before and not confirmed yet, ")
    case .there: Label(zh: "此前已送到此处，", en: "there already, ")
    }
  }

  /// Nothing to pack is no failure.
  private func packed(_ laptop: Laptop) throws -> [Pack.Result] {
    do {
      return try Pack.run(
        to: to, for: colleague, limit: limit, isPlain: plain, on: laptop
      ) { copy in
        Console.live.say(
          "提醒：上次拷贝没有完成，已清除 \(copy)",
          "note: an earlier copy was not finished; \(copy) was removed")
      }
    } catch FieldError.nothingToPack {
      return []
    }
  }
}
