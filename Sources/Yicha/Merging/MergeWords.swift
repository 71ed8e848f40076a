import Inspection
import Merge
import Sealing

/// The notes of a merge's line, for people; programs get them as they are.
enum MergeWords {
  /// What became of a bundle, in words: its notes, and why it was refused.
  static func text(_ line: MergeReport.Line, refusals: [String: BundleError]) -> Label {
    if let refusal = refusals[line.bundle] {
      return Label(zh: "拒收：\(refusal.label.zh)", en: "refused: \(refusal.label.en)")
    }
    let notes = line.notes.map(text)
    return Label(
      zh: notes.map(\.zh).joined(separator: "；"), en: notes.map(\.en).joined(separator: "; "))
  }

  /// A note in words.
  private static func text(_ note: String) -> Label {
    let parts = note.split(separator: ":", maxSplits: 1).map(String.init)
    let rest = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
    switch parts.first {
    case "already-imported": return Label(zh: "此前已收", en: "already imported")
    case "same-sequence":
      return Label(
        zh: "警报：同一序号有两个封条，均已保留：\(rest)",
        en: "alarm: one number under two seals, both kept: \(rest)")
    case "revoked":
      return Label(
        zh: "终端已撤销，最后回执之后的记录照收待决：\(rest)",
        en: "a revoked device: entries after its last receipt are taken in for a decision: \(rest)")
    case "same-id":
      return Label(
        zh: "警报：同一编号有两个封条，均已保留：\(rest)",
        en: "alarm: one id under two seals, both kept: \(rest)")
    case "replies-unknown":
      return Label(
        zh: "所回复的任务包不是本办公室发给该终端的：\(rest)",
        en: "answers a task bundle that this office did not send to the device: \(rest)")
    case "key-revoked":
      return Label(
        zh: "封包时间晚于密钥吊销：\(rest)",
        en: "sealed after its key was revoked, by the device's clock: \(rest)")
    case "key-before-its-time":
      return Label(
        zh: "封包时间早于密钥生效（终端时钟可能不准）：\(rest)",
        en: "sealed before its key was valid, by the device's clock: \(rest)")
    case "quarantined":
      return Label(zh: "无法读取，未收：\(rest)", en: "cannot be read, not taken in: \(rest)")
    case "no-journal-part", "no-evidence":
      return Label(zh: "包内文件名不合规定，未收：\(rest)", en: "not a file of a result, not taken in: \(rest)")
    case "parts-waiting":
      return Label(zh: "证据只到了一部分：\(rest)", en: "evidence of which parts are absent: \(rest)")
    case "parts-unnamed":
      return Label(
        zh: "尚无记录提到的证据分块，已保留：\(rest)",
        en: "parts of evidence that no entry here names yet, kept: \(rest)")
    case "parts-differ":
      return Label(
        zh: "警报：证据分块合起来不是记录所说的文件：\(rest)",
        en: "alarm: parts that together are not the evidence that an entry names: \(rest)")
    case "journal-of-nobody":
      return Label(
        zh: "警报：未登记终端的日志，未收：\(rest)",
        en: "alarm: the journal of a device that is not enrolled, not taken in: \(rest)")
    case "relayed": return Label(zh: "代送 \(rest)", en: "relayed \(rest)")
    case "relayed-unproven":
      return Label(
        zh: "警报：代送的日志未经其终端签署，未收：\(rest)",
        en: "alarm: relayed entries that their device did not sign for, not taken in: \(rest)")
    case "checkpoint-malformed":
      return Label(zh: "检查点不合规定：\(rest)", en: "a checkpoint is malformed: \(rest)")
    case "two-roots":
      return Label(
        zh: "警报：终端为同一长度签了两个根：\(rest)", en: "alarm: a device signed two roots for one size: \(rest)")
    case "seal-log-foreign":
      return Label(
        zh: "警报：封条所写的日志不是出具终端的：\(rest)",
        en: "alarm: the seal names a journal that is not its device's: \(rest)")
    case "fork":
      return Label(zh: "警报：日志分叉 \(rest)", en: "alarm: the journal is forked: \(rest)")
    case "chain-broken":
      return Label(zh: "警报：日志链断裂 \(rest)", en: "alarm: the journal's chain is broken: \(rest)")
    case "checkpoint-not-signed":
      return Label(zh: "警报：检查点签名无效 \(rest)", en: "alarm: a checkpoint is not signed: \(rest)")
    case "checkpoint-differs":
      return Label(
        zh: "警报：检查点与日志不符 \(rest)", en: "alarm: a checkpoint differs from the journal: \(rest)")
    default: return Label(zh: note, en: note)
    }
  }

  /// What a merge waits for: `result 41 of device:…` in words.
  static func waiting(_ note: String) -> Label {
    let words = note.split(separator: " ")
    guard words.count == 4 else { return Label(zh: note, en: note) }
    return Label(zh: "等待 \(words[3]) 的第 \(words[1]) 号结果包", en: "waiting for \(note)")
  }
}
