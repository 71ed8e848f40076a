import Inspection

extension DrawObjection {
  /// What to do so that the plan entry can be drawn.
  func hint(entry: String) -> Label {
    let again = "yicha office draw commit \(entry)"
    return switch self {
    case .cityDraws:
      Label(
        zh: "采用市级抽取结果；确需县级抽取的，修订计划并升修订号：yicha office plan FILE",
        en: "take the city's draw; if the county is to draw, revise the plan: "
          + "yicha office plan FILE")
    case .breaksPlan, .unknownScheme, .overRatio:
      Label(
        zh: "修订计划并升修订号：yicha office plan FILE，再运行 \(again)",
        en: "mend the plan under a higher revision: yicha office plan FILE, then: \(again)")
    case .emptyPool:
      Label(
        zh: "核对计划的筛选条件，或补充名录：yicha office register import FILE",
        en: "mend the entry's filter, or import the register: yicha office register import FILE")
    case .formMissing:
      Label(
        zh: "先启用检查表：yicha office form publish Forms",
        en: "put the forms in force first: yicha office form publish Forms")
    }
  }
}
