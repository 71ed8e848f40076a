import ArgumentParser
import Canonical
import Inspection
import Storage

/// What is decided about a conflict and why: the options of both `resolve` commands.
struct DecisionOptions: ParsableArguments {
  @Option(help: "取第几个值 / take the value of that number") var take: Int?
  @Option(help: "另取一个值 / take another value") var value: String?
  @Flag(help: "不取任何值 / take no value") var clear = false
  @Option(help: "理由 / why") var reason: String

  /// The one choice that was made.
  ///
  /// - Throws: `Failure.Thrown` where there is none or more than one (64), or for a value that no
  ///   record may hold (65).
  func choice() throws -> Decision.Choice {
    let third = try value.map { try RecordableText.of($0, "--value") }
    let choices: [Decision.Choice?] = [
      take.map { .take($0) }, third.map { .value($0) }, clear ? .clear : nil,
    ]
    let made = choices.compactMap { $0 }
    guard let choice = made.first, made.count == 1 else {
      let side = CommandPath.live.isOffice ? "office" : "field"
      throw Usage.wrong(
        "须写 --take、--value、--clear 之一", "one of --take, --value and --clear is needed",
        hint: Label(zh: "序号见 yicha \(side) conflicts", en: "see yicha \(side) conflicts"))
    }
    return choice
  }

  /// Why, as it is recorded.
  ///
  /// - Throws: `Failure.Thrown` (65) for a text that no record may hold.
  func reasonText() throws -> String { try RecordableText.of(reason, "--reason") }
}

extension Decision {
  /// Says what was decided and how many conflicts are open.
  func tell(left: Int, json: Bool) {
    let console = Console.live
    guard !json else {
      console.print(json: ["value": value ?? .null, "open_conflicts": .integer(left)])
      return
    }
    let value = console.text(ConflictWords.value(value, question))
    console.print("已裁决：\(value)；尚有冲突 \(left) 个", "decided: \(value); open conflicts: \(left)")
  }
}
