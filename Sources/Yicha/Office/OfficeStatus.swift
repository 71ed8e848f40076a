import ArgumentParser
import Canonical
import Inspection
import Journal
import Office
import Storage

/// `yicha office status`: what is out, back, overdue, unresolved and public, and what comes next.
struct OfficeStatus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "现状与下一步 / where things stand",
    discussion: HelpText.of(
      "在外、返回、超期、待处理的任务，公示率，以及下一步。",
      "What is out, back, overdue and unresolved, the publicity rate, and the next step."))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions

  func run() throws {
    let desk = try office.deskToRead()
    let report = try ShowStatus.report(at: desk, today: desk.surroundings.now().date())
    let console = Console.live
    guard !common.json else {
      console.print(json: report.json)
      return
    }
    console.print(String(report.text(console.language).dropLast()))
    let next = try desk.store.read { try OfficeNextStep(report, $0).label }
    console.say("下一步：\(next.zh)", "next: \(next.en)")
  }
}
