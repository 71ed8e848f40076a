import Inspection
import Storage

/// What a command says when it repaired what an interrupted one had left in a store.
enum RecoveryTalk {
  static func tell(_ recovery: Recovery) { tell(recovery, Console.live) }

  private static func tell(_ recovery: Recovery, _ console: Console) {
    let before = recovery.command.map { Label(zh: "上次的命令 \($0) ", en: "the last command, \($0), ") }
    let who = before ?? Label(zh: "上次的命令", en: "the last command ")
    let removed = recovery.removed
    let done =
      removed == 0
      ? Label(zh: "没有未写完的文件", en: "no unfinished files were left")
      : Label(
        zh: "已清除未写完的文件 \(removed) 个",
        en: "\(Counted.of(removed, "unfinished file")) removed")
    console.say(
      "提醒：\(who.zh)没有正常结束；\(done.zh)，已确认的记录都在，未确认的请查看后重做",
      "note: \(who.en)did not come to its end; \(done.en); what was confirmed is here, do again "
        + "what was not")
  }
}
