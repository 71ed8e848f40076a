import Field
import Forms
import Inspection

/// What is said of a file that was attached.
enum AttachTalk {
  /// That the file does not count, where the question's rule takes other kinds.
  static func warn(_ result: Attach.Result, _ console: Console) {
    guard !result.wanted.isEmpty else { return }
    let kinds = result.wanted
    console.say(
      "  ! 不计入：此题要的是\(kinds.map(\.label.zh).joined(separator: "或"))（种类判断有误的，用 attach --kind 重附）",
      "  ! does not count: the question takes "
        + kinds.map(\.label.en).joined(separator: " or ")
        + " (if the kind is wrong: attach --kind)")
  }
}
