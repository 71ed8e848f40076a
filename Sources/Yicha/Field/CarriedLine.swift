import Forms
import Inspection
import Merge
import Storage

/// Answers to questions that a revised form no longer has, as lines for a terminal.
enum CarriedLine {
  /// Each answer with the version that it was given for.
  static func all(_ file: VisitFile, _ console: Console) -> [String] {
    file.carried.map { line($0, console) }
  }

  private static func line(_ answer: CarriedAnswer, _ console: Console) -> String {
    let key = answer.key
    let instance = key.instance.isEmpty ? "" : "#\(key.instance)"
    let title = "\(key.question)\(instance) \(console.text(answer.question.title))"
    let values = answer.values.map { AnswerText.of($0.value, answer.question, console) }
      .joined(separator: " / ")
    let mark = answer.isFinding ? console.text("，!问题", ", !finding") : ""
    return console.text(
      "\(title)：\(values)（出自检查表 \(key.form) 版本 \(answer.version)）\(mark)",
      "\(title): \(values) (from form \(key.form) version \(answer.version))\(mark)")
  }
}
