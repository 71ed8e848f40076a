import Inspection

/// Sentences that several acts say.
enum Words {
  static let notARequest = Label(zh: "不是密钥登记申请", en: "is no request for a key")
  static let notCoordinating = Label(
    zh: "不是名录中的议事协调机构", en: "is not the coordinating office of the register")

  static func notRegistered(_ inspector: String) -> Label {
    Label(
      zh: "执法检查人员名录中没有 \(inspector)",
      en: "\(inspector) is not in the register of inspectors")
  }

  static func versionTaken(_ version: String) -> Label {
    Label(
      zh: "内容已改，而版本 \(version) 已用过", en: "changed, and version \(version) is taken")
  }

  static func revisionNotAbove(_ revision: Int) -> Label {
    Label(
      zh: "内容已改，修订号须高于已有的第 \(revision) 版",
      en: "changed, and its revision must be above \(revision), which is published")
  }
}
