/// The levels at which departments stand (requirement H2).
package enum DepartmentLevel: String, Sendable, CaseIterable {
  /// 省级.
  case province
  /// 市级.
  case city
  /// 县级.
  case county
  /// A station of a county department, 所.
  case station

  /// The level's name.
  package var label: Label {
    switch self {
    case .province: Label(zh: "省级", en: "province")
    case .city: Label(zh: "市级", en: "city")
    case .county: Label(zh: "县级", en: "county")
    case .station: Label(zh: "所", en: "station")
    }
  }
}
