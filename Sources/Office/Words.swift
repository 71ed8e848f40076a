import Inspection

/// Sentences that several acts say.
enum Words {
  static let notARequest = Label(zh: "不是密钥登记申请", en: "is no request for a key")
  static let notCoordinating = Label(
    zh: "不是名录中的议事协调机构", en: "is not the coordinating office of the register")

  static let severalSpecialties = Label(
    zh: "事项要求多种专业，抽取格式只能表示一种，请分列",
    en: "its items ask for several specialties, and a draw can say only one: split the entry")

  static func sameVersion(_ version: String) -> Label {
    Label(
      zh: "内容已改而版本仍为 \(version)", en: "changed, and the version is still \(version)")
  }
}
