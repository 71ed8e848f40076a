/// Who draws and who checks (requirement A3).
package enum DrawMode: String, Sendable, CaseIterable {
  /// 市抽县查: the city draws, the county checks; the main mode.
  case cityDrawsCountyChecks = "city_draws_county_checks"
  /// 市抽市查: the city draws and checks.
  case cityDrawsCityChecks = "city_draws_city_checks"
  /// 县抽县查: the county draws and checks.
  case countyDrawsCountyChecks = "county_draws_county_checks"
  /// 市县联查: city and county check together; the city plans.
  case cityAndCountyCheck = "city_and_county_check"

  /// Whether a county's office may draw.
  ///
  /// Otherwise it takes in the city's draw, and a draw of its own is refused.
  package var countyMayDraw: Bool { self == .countyDrawsCountyChecks }

  /// The mode's name.
  package var label: Label {
    switch self {
    case .cityDrawsCountyChecks: Label(zh: "市抽县查", en: "city draws, county checks")
    case .cityDrawsCityChecks: Label(zh: "市抽市查", en: "city draws, city checks")
    case .countyDrawsCountyChecks: Label(zh: "县抽县查", en: "county draws, county checks")
    case .cityAndCountyCheck: Label(zh: "市县联查", en: "city and county check together")
    }
  }
}
