import Canonical
import Inspection

/// Small lists, plans and registers from which the tests make their own.
enum Samples {
  static let today = CalendarDate(daysSinceEpoch: 19_604)  // 2023-09-04

  static let departments: JSONValue = [
    "region": "140581",
    "regions": [
      ["code": "140500", "name": ["zh": "晋城市", "en": "Jincheng"]],
      ["code": "140581", "name": ["zh": "高平市", "en": "Gaoping"]],
    ],
    "departments": .array(
      [
        ("office", "领导小组办公室", "coordinating"), ("market", "市场监督管理局", "competent"),
        ("fire", "消防救援大队", "competent"), ("housing", "住房和城乡建设局", "competent"),
        ("education", "教育局", "competent"), ("health", "卫生健康和体育局", "competent"),
        ("environment", "生态环境分局", "competent"), ("culture", "文化和旅游局", "competent"),
        ("police", "公安局", "competent"),
      ].map(department)),
  ]

  private static func department(_ id: String, _ name: String, _ power: String) -> JSONValue {
    [
      "id": .string(id), "name": ["zh": .string("高平市" + name), "en": .string(id)],
      "level": "county", "region": "140581", "power": .string(power),
    ]
  }

  static func item(
    _ id: String, lead: String, level: String = "key", forms: [String] = ["catering"],
    specialty: String? = nil
  ) -> JSONValue {
    var item: [String: JSONValue] = [
      "id": .string(id), "name": ["zh": "事项", "en": "Item"], "level": .string(level),
      "lead": .string(lead), "forms": .strings(forms), "methods": ["onsite"],
      "region": "140581", "basis": ["《法》第一条"], "local": true,
    ]
    item["specialty"] = specialty.map(JSONValue.string)
    return .object(item)
  }

  static let basis: JSONValue = ["number": "高市双随机办〔2023〕4号", "date": "2023-08-03"]

  static let items: JSONValue = [
    "edition": "2023", "region": "140581", "basis": basis,
    "items": [
      item("CAT-01", lead: "market", forms: ["catering"], specialty: "食品"),
      item("FIR-01", lead: "fire", forms: ["fire_safety"]),
      item("GAS-01", lead: "housing", forms: ["catering"]),
      item("FSL-01", lead: "market", level: "general", forms: ["food_sale"], specialty: "食品"),
    ],
  ]

  static func strata(_ permilles: [(String, Int)]) -> JSONValue {
    .array(permilles.map { ["class": .string($0.0), "permille": .integer($0.1)] })
  }

  static let usualStrata = strata([("A", 50), ("B", 100), ("C", 200), ("D", 400), ("none", 100)])

  static let joint: JSONValue = [
    "id": "2023-01", "name": ["zh": "餐饮", "en": "Catering"], "kind": "joint",
    "mode": "county_draws_county_checks", "source": "annual", "lead": "market",
    "teams": [
      ["department": "fire"], ["department": "market", "specialists": 1],
      ["department": "housing"],
    ],
    "items": ["CAT-01", "FIR-01", "GAS-01"],
    "filter": ["trades": ["餐饮服务"], "regions": ["140581"], "statuses": ["open"]],
    "risk_scheme": "通用型企业信用风险分类", "strata": usualStrata,
    "period": ["from": "2023-09-01", "to": "2023-12-31"], "inspector_cap": 10,
  ]

  static let alone: JSONValue = [
    "id": "2023-02", "name": ["zh": "食品销售", "en": "Food sale"], "kind": "internal",
    "mode": "county_draws_county_checks", "source": "annual", "lead": "market",
    "teams": [["department": "market"]], "items": ["FSL-01"],
    "filter": ["trades": ["食品销售"], "regions": ["140581"], "statuses": ["open"]],
    "risk_scheme": "通用型企业信用风险分类", "strata": usualStrata, "overall_permille": 100,
    "period": ["from": "2023-09-01", "to": "2023-12-31"], "inspector_cap": 10,
  ]

  static let plan: JSONValue = [
    "year": 2023, "name": ["zh": "计划", "en": "Plan"], "basis": basis, "region": "140581",
    "item_list": "2023", "general_cap_permille": 100,
    "visit_caps": [["class": "A", "visits": 1]], "entries": [joint, alone],
  ]

  static let rules: JSONValue = [
    "version": "2023.1", "region": "140581", "coordinating_office": "office",
    "documents": [basis], "fewest_officers": 2, "exclude_declared_interests": true,
    "spare_sandbox_general_items": true, "publicity_working_days": 20,
    "listing_working_days": 10,
  ]
}

extension JSONValue {
  /// This object with a member replaced, or taken out.
  func with(_ key: String, _ value: JSONValue?) -> JSONValue {
    var members = object ?? [:]
    members[key] = value
    return .object(members)
  }
}
