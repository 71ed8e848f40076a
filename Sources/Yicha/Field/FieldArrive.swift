import ArgumentParser
import Canonical
import Field
import Inspection
import Journal
import Merge
import Storage

/// `yicha field arrive`: the officers are there, show certificates, announce the recording.
///
/// `--json`: `{"visit", "officers", "recorded"}`; not recorded where all were there already.
struct FieldArrive: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "arrive", abstract: "到场、出示证件、告知录音录像 / arrive at the place",
    discussion: ExitTable.discussion)

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Argument(help: "任务 / the visit") var visit: String?
  @Option(help: "到场执法人员编号，逗号分隔（默认全组）/ who arrived: ID,ID (default: all)")
  var officers = ""
  @Option(help: "未开执法记录仪的原因 / why no recording runs") var noRecording: String?

  func run() throws {
    let reason = try noRecording.map { try RecordableText.of($0, "--no-recording") }
    let laptop = try field.laptop(for: "arrive")
    let visit = try laptop.visit(visit)
    let isNew = try Arrive.run(
      visit, officers: Words.split(officers), recordingOff: reason, on: laptop)
    let file = try laptop.file(of: visit)
    let present = file.last(.visitArrived)?.entry.by ?? []
    let console = Console.live
    if isNew { try ActTalk.warn(visit, laptop, console) }
    guard !common.json else {
      console.print(json: [
        "visit": .string(visit), "officers": .strings(present), "recorded": .bool(isNew),
      ])
      return
    }
    let names = file.officers.filter { present.contains($0.id) }.map { "\($0.id) \($0.name)" }
    guard isNew else {
      console.print(
        "\(visit) \(file.visit.subject.name) 早已到场，没有变化",
        "\(visit) \(file.visit.subject.name): already arrived; nothing changed")
      return try ActTalk.next(visit, laptop, console)
    }
    let people = names.joined(separator: console.text("、", ", "))
    let place = "\(visit) \(file.visit.subject.name)"
    console.print(
      wrapped: console.text("已记录到场：\(place)（\(people)）", "arrived: \(place) (\(people))"),
      indent: 2)
    try ActTalk.next(visit, laptop, console)
  }
}
