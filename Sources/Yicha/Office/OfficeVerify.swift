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
      "自己的日志（链、根、检查点签名）、各检查端日志、日志所指的每个文件。",
      """
      The office's own journal (chain, root, signed checkpoint), every laptop's, and each file \
      that they name.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions

  func run() throws {
    let desk = try office.deskToRead()
    let check = try desk.store.read { try StoreCheck($0, desk) }
    let console = Console.live
    if common.json {
      console.print(json: [
        "verdict": check.findings.isEmpty ? "intact" : "not-intact",
        "journals": .integer(check.journals), "entries": .integer(check.entries),
        "files": .integer(check.files), "absent_evidence": .integer(check.absentEvidence),
        "findings": .array(check.findings.map(\.value)),
      ])
    } else {
      console.print("store: \(check.findings.isEmpty ? "intact" : "NOT intact")")
      console.print(
        "日志 \(check.journals) 本，\(check.entries) 条；文件 \(check.files) 个，未到证据 \(check.absentEvidence) 个",
        "\(check.journals) journals, \(check.entries) entries; \(check.files) files, "
          + "\(check.absentEvidence) pieces of evidence not here yet")
      for finding in check.findings { console.print("  \(console.text(finding))") }
    }
    guard check.findings.isEmpty else {
      throw ArgumentParser.ExitCode(Int32(Inspection.ExitCode.contradiction.rawValue))
    }
  }
}
