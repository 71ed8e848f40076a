/// How an item may be checked: the six ways of a real platform (requirement X8).
///
/// Their codes are those of `Forms/result_codes.yaml`.
package enum CheckMethod: String, Sendable, CaseIterable {
  /// At the place.
  case onSite = "onsite"
  /// From papers.
  case paper = "written"
  /// From another department's result or opinion.
  case departmentResult = "reuse"
  /// By test or measurement.
  case testing = "test"
  /// By watching the network.
  case network
  /// With an entrusted body, which assists and does not inspect.
  case entrusted

  /// The method's name.
  package var label: Label {
    switch self {
    case .onSite: Label(zh: "实地检查", en: "on site")
    case .paper: Label(zh: "书面检查", en: "on paper")
    case .departmentResult:
      Label(zh: "行政部门检查结果或专业意见", en: "result or opinion of a department")
    case .testing: Label(zh: "检验检测", en: "testing")
    case .network: Label(zh: "网络监测", en: "on the network")
    case .entrusted: Label(zh: "委托专业机构辅助", en: "with an entrusted body")
    }
  }
}
