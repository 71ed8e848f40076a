/// Why a subject cannot be drawn for a plan entry.
package enum LeftOutReason: Hashable, Sendable {
  /// Of another trade or checklist.
  case otherTrade
  /// Outside the entry's regions (requirement I3).
  case foreignRegion
  /// Its registration status could not be read.
  case unknownStatus
  /// Its registration status is not among those that are drawn.
  case status(RegistrationStatus)
  /// Its risk class could not be read.
  case unknownRiskClass
  /// Under sandbox supervision, which spares it general items (requirement T3).
  case sandbox
  /// Visited as often this year as its class may be (requirements C5, 7.3).
  case visitCap

  /// The reason as the draw's public count of those left out has it.
  package var label: Label {
    switch self {
    case .otherTrade: Label(zh: "不属本次抽查行业", en: "of another trade")
    case .foreignRegion: Label(zh: "不属本行政区划", en: "outside the region")
    case .unknownStatus: Label(zh: "登记状态待核实", en: "registration status not clear")
    case .status(let status): status.label
    case .unknownRiskClass: Label(zh: "风险等级待核实", en: "risk class not clear")
    case .sandbox: Label(zh: "沙盒监管", en: "under sandbox supervision")
    case .visitCap: Label(zh: "已达年度检查频次上限", en: "visited as often as allowed this year")
    }
  }

  /// Every reason there is.
  static let all: [LeftOutReason] =
    [
      .otherTrade, .foreignRegion, .unknownStatus, .unknownRiskClass, .sandbox, .visitCap,
    ] + RegistrationStatus.allCases.map(LeftOutReason.status)

  /// The counts of a draw's plan, which names the reasons by their Chinese labels.
  package static func counts(_ published: [String: Int]) -> [LeftOutReason: Int] {
    Dictionary(
      all.compactMap { reason in published[reason.label.zh].map { (reason, $0) } },
      uniquingKeysWith: +)
  }
}
