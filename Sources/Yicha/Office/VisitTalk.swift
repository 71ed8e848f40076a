import Canonical
import Inspection
import Journal
import Merge
import Office

/// What the commands about one visit say when they are done.
enum VisitTalk {
  /// Tells what became of a visit.
  static func tell(_ result: ChangeVisit.Result, json isJSON: Bool) {
    let console = Console.live
    guard !isJSON else {
      return console.print(json: [
        "visit": .string(result.visit), "state": .string(result.state.rawValue),
        "new": .bool(result.isNew),
      ])
    }
    let state = result.state.label
    guard result.isNew else {
      return console.print(
        "\(result.visit) 早已是“\(state.zh)”，没有变化",
        "\(result.visit) is \(state.en) already; nothing changed")
    }
    console.print("\(result.visit)：\(state.zh)", "\(result.visit): \(state.en)")
    tellNextExport()
  }

  /// Tells how a late return was decided.
  static func tell(_ result: DecideReturn.Result, json isJSON: Bool) {
    let console = Console.live
    guard !isJSON else {
      return console.print(json: [
        "visit": .string(result.visit), "act": .string(result.act.word),
        "state": .string(result.state.rawValue),
      ])
    }
    let act = EntryWords.label(result.act.word)
    let state = result.state.label
    console.print(
      "\(result.visit)：\(act.zh)，现为“\(state.zh)”", "\(result.visit): \(act.en), now \(state.en)")
  }

  /// The laptops hear of it by their next task bundles.
  static func tellNextExport() {
    Console.live.say(
      "下一步：yicha office export --date YYYY-MM-DD --to DIR 告知各终端",
      "next: yicha office export --date YYYY-MM-DD --to DIR tells the laptops")
  }
}
