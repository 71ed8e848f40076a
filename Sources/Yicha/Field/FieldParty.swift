import ArgumentParser
import Canonical
import Field
import Inspection
import Journal

/// `yicha field party`: the inspected party signs, or refuses to.
///
/// `--json`: `{"visit", "act"}`.
struct FieldParty: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "party", abstract: "当事人签字或拒签 / the party signs or refuses",
    discussion: ExitTable.discussion)

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "任务 / the visit") var visit: String?
  @Option(help: "签字人姓名 / who signed, by name") var signed: String?
  @Flag(help: "当事人也在证据清单上签字确认 / the list of evidence was confirmed too")
  var evidenceList = false
  @Option(help: "拒签原因 / why the party refuses to sign") var refused: String?
  @Option(help: "见证人 / who witnessed the refusal") var witness: String?

  func validate() throws {
    guard (signed == nil) != (refused == nil) else {
      throw Usage.wrong("--signed 和 --refused 须选其一", "name one of --signed and --refused")
    }
    guard witness == nil || refused != nil, !evidenceList || signed != nil else {
      throw Usage.wrong(
        "--evidence-list 与 --signed 同用，--witness 与 --refused 同用",
        "--evidence-list goes with --signed, --witness with --refused")
    }
  }

  func run() throws {
    var data: [String: JSONValue] = [:]
    if let signed { data["name"] = .string(try RecordableText.of(signed, "--signed")) }
    if evidenceList { data["evidence_list"] = true }
    if let refused { data["reason"] = .string(try RecordableText.of(refused, "--refused")) }
    if let witness { data["witness"] = .string(try RecordableText.of(witness, "--witness")) }
    let laptop = try field.laptop(for: "party")
    let visit = try laptop.visit(visit)
    let type: EntryType = signed == nil ? .partyRefused : .partySigned
    try RecordAct.run(type, visit: visit, data: data, on: laptop)
    try ActTalk.tell(type, visit, laptop, json: common.json)
  }
}
