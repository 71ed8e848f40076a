import Field
import Inspection

/// The words of `field answer` sorted out: the visit, if one is named, and the answers.
struct AnswerWords: Equatable {
  /// The visit; nil when none is named.
  let visit: String?
  /// The answers; with `--clear` their text is nil.
  let answers: [Answer.Typed]

  /// Reads `[VISIT] Q=V …`, `[VISIT] Q V`, and with `clears` also `[VISIT] Q …`.
  ///
  /// - Parameters:
  ///   - words: The arguments.
  ///   - option: The visit as `--visit` names it.
  ///   - clears: Whether the questions are cleared.
  /// - Throws: `Failure.Thrown` (64) for anything else.
  init(_ words: [String], option: String?, clears: Bool) throws {
    if clears {
      (visit, answers) = try Self.cleared(words, option)
    } else if words.contains(where: Self.isPair), !Self.isTriple(words) {
      (visit, answers) = try Self.pairs(words, option)
    } else {
      (visit, answers) = try Self.single(words, option)
    }
  }

  private static func isPair(_ word: String) -> Bool { word.dropFirst().contains("=") }

  /// `VISIT Q V` where the answer itself holds an equals sign.
  private static func isTriple(_ words: [String]) -> Bool {
    words.count == 3 && !isPair(words[0]) && !isPair(words[1])
  }

  private static func cleared(
    _ words: [String], _ option: String?
  ) throws -> (String?, [Answer.Typed]) {
    let namesVisit = option == nil && words.count > 1
    let questions = words.dropFirst(namesVisit ? 1 : 0)
    guard !questions.isEmpty, !questions.contains(where: isPair) else { throw usage }
    return (option ?? (namesVisit ? words[0] : nil), questions.map { Answer.Typed($0, nil) })
  }

  private static func pairs(
    _ words: [String], _ option: String?
  ) throws -> (String?, [Answer.Typed]) {
    let namesVisit = !isPair(words[0])
    guard !(namesVisit && option != nil) else { throw usage }
    let answers = try words.dropFirst(namesVisit ? 1 : 0).map { word in
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard isPair(word), parts.count == 2 else { throw usage }
      return try typed(String(parts[0]), String(parts[1]))
    }
    return (option ?? (namesVisit ? words[0] : nil), answers)
  }

  private static func single(
    _ words: [String], _ option: String?
  ) throws -> (String?, [Answer.Typed]) {
    guard words.count == 2 || (words.count == 3 && option == nil) else { throw usage }
    let rest = Array(words.suffix(2))
    return (option ?? (words.count == 3 ? words[0] : nil), [try typed(rest[0], rest[1])])
  }

  /// An empty value is more often a slip, such as an unset variable, than a wish to clear.
  private static func typed(_ question: String, _ text: String) throws -> Answer.Typed {
    guard !text.isEmpty else { throw empty(question) }
    return Answer.Typed(question, text)
  }

  private static func empty(_ question: String) -> Failure.Thrown {
    Usage.wrong(
      "\(question) 的答案为空", "the answer to \(question) is empty",
      hint: Label(
        zh: "清除答案：yicha field answer \(question) --clear",
        en: "to clear it: yicha field answer \(question) --clear"))
  }

  private static let usage = Usage.wrong(
    "应写 answer [VISIT] QUESTION=VALUE …，清除写 answer [VISIT] QUESTION … --clear",
    "written: answer [VISIT] QUESTION=VALUE …, or to clear answer [VISIT] QUESTION … --clear")
}
