import Inspection
import Journal

extension Failure {
  init(_ finding: JournalFinding) {
    self.init(finding.exitCode, finding.label, hint: Self.keepJournal)
  }

  private static let keepJournal = Label(
    zh: "停止使用并保留原样；导出后请人核对：yicha field journal export DIR",
    en: "stop using it and keep it as it is; export it for others to check: "
      + "yicha field journal export DIR")
}

extension JournalFinding {
  /// How a command ends that meets it: a contradiction, or a line that is none.
  var exitCode: ExitCode {
    switch self {
    case .notAnEntry: .malformed
    case .chainBroken, .clockBack, .checkpointDiffers, .notSigned, .truncated, .forked,
      .receiptsBackwards:
      .contradiction
    }
  }

  /// What was found, for people.
  var label: Label {
    switch self {
    case .notAnEntry(let line, let error):
      Label(
        zh: "第 \(line) 条不是规范的记录：\(error.label.zh)",
        en: "entry \(line) is not a canonical entry: \(error.label.en)")
    case .chainBroken(let line):
      Label(
        zh: "第 \(line) 条接不上前一条：缺失或被改动",
        en: "entry \(line) does not follow the one before: missing or changed")
    case .clockBack(let line):
      Label(zh: "第 \(line) 条的单调时钟倒退", en: "the forward clock goes back at entry \(line)")
    case .checkpointDiffers(let size):
      Label(
        zh: "检查点（\(size) 条）与记录不符", en: "the checkpoint of \(size) entries differs from the journal")
    case .notSigned(let name):
      Label(zh: "\(name) 的签名不成立", en: "the signature of \(name) does not hold")
    case .truncated(let receipt, let entries):
      Label(
        zh: "办公室回执为 \(receipt) 条，这里只有 \(entries) 条：记录被截短",
        en: "the office has \(receipt) entries and only \(entries) are here: truncated")
    case .forked(let receipt):
      Label(
        zh: "办公室在第 \(receipt) 条处看到的是另一段历史",
        en: "the office saw another history of \(receipt) entries: forked or rewritten")
    case .receiptsBackwards(let receipt):
      Label(
        zh: "\(receipt) 条的回执时间早于较短的回执",
        en: "the receipt of \(receipt) entries is older than a shorter one")
    }
  }
}
