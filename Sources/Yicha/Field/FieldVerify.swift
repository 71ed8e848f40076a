import ArgumentParser
import Canonical
import Field
import Inspection
import Journal
import Storage

/// `yicha field verify`: the laptop's whole journal, its receipts and its evidence.
///
/// `--json`: `{"origin", "intact", "entries", "evidence", "head_code" | null, "receipts": [{"size",
/// "at"}], "findings": [{zh, en}]}`.
struct FieldVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "核验本机记录与证据 / check journal and evidence",
    discussion: HelpText.of(
      "核验哈希链、检查点、办公室回执、每一行（含由记录得出的各表）是否被程序之外改动、每份证据是否在且未改。",
      """
      Checks the chain, the checkpoint, the office's receipts, that no row was changed outside the \
      program, those of the tables that follow from the journal among them, and that every piece \
      of evidence is here and unchanged.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions

  func run() throws {
    let laptop = try field.laptopToRead()
    let result = try CheckStore.run(on: laptop)
    let wrong = result.findings.map(\.label) + result.damages.map(\.label)
    let console = Console.live
    if common.json {
      console.print(json: json(result, wrong, laptop))
    } else {
      tell(result, wrong, laptop, console)
    }
    guard result.isIntact else { throw failure(wrong.count) }
  }

  private func failure(_ count: Int) -> Failure.Thrown {
    Failure.Thrown(
      failure: Failure(
        .contradiction,
        Label(zh: "本机记录核验不通过：\(count) 处", en: "the store is not intact: \(count) findings"),
        hint: Label(
          zh: "停止使用此库并保留原样，报告办公室",
          en: "stop using this store, keep it as it is, and tell the office")))
  }

  private func json(
    _ result: CheckStore.Result, _ wrong: [Label], _ laptop: Laptop
  ) -> JSONValue {
    [
      "origin": .string(laptop.origin.name), "intact": .bool(result.isIntact),
      "entries": .integer(result.entries), "evidence": .integer(result.evidence),
      "head_code": result.checkpoint.map { .string($0.headCode) } ?? .null,
      "receipts": .array(
        result.receipts.map { ["size": .integer($0.size), "at": .string($0.time.iso)] }),
      "findings": .array(wrong.map(\.json)),
    ]
  }

  private func tell(
    _ result: CheckStore.Result, _ wrong: [Label], _ laptop: Laptop, _ console: Console
  ) {
    console.print(
      "\(laptop.origin)：记录 \(result.entries) 条，证据 \(result.evidence) 份",
      "\(laptop.origin): \(result.entries) entries, \(result.evidence) pieces of evidence")
    if let checkpoint = result.checkpoint {
      console.print("校验码：\(checkpoint.headCode)", "head code: \(checkpoint.headCode)")
    }
    for receipt in result.receipts {
      console.print(
        "办公室于 \(receipt.time.local()) 收到前 \(receipt.size) 条",
        "the office held the first \(receipt.size) entries at \(receipt.time.local())")
    }
    for label in wrong { console.print("✗ \(label.zh)", "✗ \(label.en)") }
    guard !result.isIntact else {
      return console.print("核验通过：未被改动", "intact")
    }
    console.print("核验不通过：\(wrong.count) 处", "NOT intact: \(wrong.count) findings")
  }
}
