import Canonical
import Inspection
import Journal

/// What is said after an act that needs no more than its name.
enum ActTalk {
  /// Says that the act is recorded.
  static func tell(_ type: EntryType, _ visit: String, json: Bool) {
    guard !json else {
      Console.live.print(json: ["visit": .string(visit), "act": .string(type.word)])
      return
    }
    let words = EntryWords.label(type.word)
    Console.live.print("已记录：\(visit) \(words.zh)", "recorded: \(visit) \(words.en)")
  }
}
