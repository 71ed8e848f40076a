import Inspection

extension OutcomeError {
  /// What to do about it.
  var hint: Label {
    switch self {
    case .none, .unknownCode, .notAlone, .findingStands, .headingOnly, .excludes:
      Label(
        zh: "用 --codes 给出结果代码，见 Forms/result_codes.yaml",
        en: "give codes with --codes, see Forms/result_codes.yaml")
    case .itemResults:
      Label(
        zh: "改选结果，或退回检查组更正：yicha office review … --return --reason 原因",
        en: "choose another result, or: yicha office review … --return --reason WHY")
    case .extractNeeded:
      Label(
        zh: "加上 --extract 编号 --extract-date 日期", en: "add --extract NUMBER --extract-date DATE")
    case .provisional:
      Label(
        zh: "法定核实完成后加上 --confirm --reason 依据",
        en: "once verified as the law says: --confirm --reason WHY")
    case .unknownDisposition, .measuresDiffer, .measureDenies:
      Label(
        zh: "用 --dispositions 给出处置措施序号，见 Forms/result_codes.yaml",
        en: "give the measures with --dispositions, see Forms/result_codes.yaml")
    }
  }
}
