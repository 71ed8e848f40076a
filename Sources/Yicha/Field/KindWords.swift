import Forms
import Inspection

/// The words for kinds of evidence and of bundles.
enum KindWords {
  /// The words for a kind as it is recorded; one that this program does not know stands for itself.
  static func label(_ kind: String) -> Label {
    switch kind {
    case "task": Label(zh: "任务包", en: "task bundle")
    case "result": Label(zh: "结果包", en: "result bundle")
    case "keys": Label(zh: "密钥包", en: "keys bundle")
    case "receipt": Label(zh: "回执", en: "receipt")
    default: EvidenceKind(rawValue: kind)?.label ?? Label(zh: kind, en: kind)
    }
  }
}
