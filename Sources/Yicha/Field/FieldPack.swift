import ArgumentParser
import Canonical
import Field
import Inspection

/// `yicha field pack`: seals what happened since the last receipt into result bundles.
///
/// `--json`: `{"bundles": [{"path", "id", "entries", "evidence"}]}`; empty when there was nothing.
struct FieldPack: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "打包结果 / pack result bundles",
    discussion: HelpText.of(
      "写到 --to 的文件夹（如U盘）后再读回核验，才算完成。上次回执之后没有新记录时什么也不做。",
      """
      What was written to the folder of --to, such as a stick, is read back and verified before \
      it counts as done. With nothing new since the last receipt nothing is done.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Option(help: "目标文件夹 / where the bundles go") var to: String
  @Option(help: "每包约多少字节 / about how many bytes a bundle may hold") var limit = Pack.largest

  func validate() throws {
    guard (1...Pack.largest).contains(limit) else {
      throw ValidationError("--limit 1…\(Pack.largest)")
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
      console.print(
        "\(bundle.path)：记录 \(bundle.entries) 条，证据 \(bundle.evidence) 份，已读回核验",
        "\(bundle.path): \(bundle.entries) entries, \(bundle.evidence) pieces of evidence, "
          + "read back and verified")
    }
    console.say(
      "下一步：交给办公室（yicha office merge DIR）；收到回执前不要删除本机数据",
      "next: take it to the office (yicha office merge DIR); delete nothing here before its receipt"
    )
  }

  /// Nothing to pack is no failure.
  private func packed(_ laptop: Laptop) throws -> [Pack.Result] {
    do {
      return try Pack.run(to: to, limit: limit, on: laptop)
    } catch FieldError.nothingToPack {
      return []
    }
  }
}
