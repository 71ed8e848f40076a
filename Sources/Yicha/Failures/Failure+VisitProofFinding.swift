import Inspection
import Journal
import Merge

extension Failure {
  init(_ finding: VisitProofFinding) {
    self.init(
      finding.exitCode, finding.label,
      hint: Label(
        zh: "请办公室重新出具：yicha office prove 任务 DIR；密钥用与纸面指纹核对过的 KEYS.zip",
        en:
          "ask the office for it again (yicha office prove VISIT DIR), and use the KEYS.zip whose "
          + "fingerprint was compared with paper"))
  }
}

extension VisitProofFinding {
  /// How a command ends that meets it (design 6).
  var exitCode: ExitCode {
    switch self {
    case .malformed, .newer: .malformed
    case .unknownKey, .notSigned, .signatures: .notAuthentic
    case .misplaced, .checkpointDiffers, .notIncluded, .notContinued, .proofsDiffer,
      .handedOutDiffers, .listDiffers:
      .contradiction
    }
  }

  /// What was found, for people.
  var label: Label {
    switch self {
    case .malformed(let file):
      Label(zh: "\(file) 缺失或不合格式", en: "\(file) is missing or malformed")
    case .newer(let format):
      Label(zh: "证明由更新版本写成（\(format)）", en: "a newer Yicha wrote the proof (\(format))")
    case .unknownKey(let origin):
      Label(zh: "没有 \(origin) 的密钥", en: "the key of \(origin) is not known")
    case .notSigned(let origin, let size):
      Label(
        zh: "\(origin) 的检查点（\(size) 条）签名或办公室会签不成立",
        en: "a signature on the checkpoint of \(size) entries of \(origin) does not hold")
    case .signatures(let due, let found):
      Label(
        zh: "检查人员签名成立 \(found) 个，办公室出具时为 \(due) 个",
        en: "\(found) signatures of inspectors hold where the office counted \(due)")
    case .misplaced(let origin, let number):
      Label(
        zh: "\(origin) 第 \(number) 条次序不对、重复、接不上前一条或属于其他任务",
        en:
          "entry \(number) of \(origin) is out of order, there twice, unlinked or of another visit")
    case .checkpointDiffers(let origin, let size):
      Label(
        zh: "\(origin) 的检查点（\(size) 条）说的是另一本日志或另一条数",
        en: "the checkpoint of \(size) entries of \(origin) speaks of something else")
    case .notIncluded(let origin, let number):
      Label(
        zh: "\(origin) 第 \(number) 条未被证明在日志中：被改动、截短或换过",
        en: "entry \(number) of \(origin) is not proved to stand in its journal: changed or cut")
    case .notContinued(let origin, let size):
      Label(
        zh: "\(origin) 的检查点（\(size) 条）未被证明承接较短的那个",
        en:
          "the checkpoint of \(size) entries of \(origin) is not proved to go on from the one before"
      )
    case .proofsDiffer(let origin):
      Label(zh: "\(origin) 的证明与条目不符", en: "the proofs of \(origin) are not those of its entries")
    case .handedOutDiffers:
      Label(
        zh: "条目与办公室出具时记录的不同：有增减或替换",
        en:
          "the entries are not those that the office recorded as handed out: added, dropped or changed"
      )
    case .listDiffers(let file):
      Label(zh: "\(file) 与条目不符", en: "\(file) does not follow from the entries")
    }
  }
}
