import ArgumentParser
import Canonical
import Inspection
import Office
import Storage

/// `yicha office verify`: holds the office's store against itself.
struct OfficeVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "核验办公室库 / verify the office's store",
    discussion: HelpText.of(
      "自己的日志（链、根、检查点签名）、各检查终端日志、日志所指的每个文件，以及由日志得出的每张表。",
      """
      The office's own journal (chain, root, signed checkpoint), every laptop's, each file that \
      they name, and every table that follows from them.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions

  func run() throws {
    let verdict = try StoreVerdict(office.deskToRead())
    tell(verdict, Console.live)
    guard verdict.findings.isEmpty else { throw verdict.failure }
  }

  private func tell(_ verdict: StoreVerdict, _ console: Console) {
    let (findings, check) = (verdict.findings, verdict.check)
    let (journals, entries) = (check?.journals ?? 0, check?.entries ?? 0)
    let (files, absent) = (check?.files ?? 0, check?.absentEvidence ?? 0)
    guard !common.json else {
      return console.print(json: [
        "verdict": findings.isEmpty ? "intact" : "not-intact", "journals": .integer(journals),
        "entries": .integer(entries), "files": .integer(files), "absent_evidence": .integer(absent),
        "findings": .array(findings.map(\.value)),
      ])
    }
    console.print(
      "办公室库：\(findings.isEmpty ? "完好" : "不完好")",
      "store: \(findings.isEmpty ? "intact" : "NOT intact")")
    console.print(
      "日志 \(journals) 本，\(entries) 条；文件 \(files) 个，未到证据 \(absent) 个",
      "\(journals) journals, \(entries) entries; \(files) files, "
        + "\(absent) pieces of evidence not here yet")
    for finding in findings { console.print("  \(console.text(finding))") }
  }
}
