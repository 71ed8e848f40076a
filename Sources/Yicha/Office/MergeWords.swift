import Inspection

/// The notes of a merge's line, for people; programs get them as they are.
enum MergeWords {
  /// A note in words.
  static func text(_ note: String) -> Label {
    let parts = note.split(separator: ":", maxSplits: 1).map(String.init)
    let rest = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
    switch parts.first {
    case "already-imported": return Label(zh: "此前已收", en: "already imported")
    case "refused": return Label(zh: "拒收（\(rest)）", en: "refused (\(rest))")
    case "same-sequence":
      return Label(
        zh: "警报：同一序号两个封签 \(rest)", en: "alarm: one number under two seals: \(rest)")
    case "quarantined":
      return Label(zh: "无法读取，另存：\(rest)", en: "cannot be read, kept apart: \(rest)")
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
