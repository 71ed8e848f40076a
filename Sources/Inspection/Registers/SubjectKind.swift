/// What an inspection may be of (requirement R1).
package enum SubjectKind: String, Sendable, CaseIterable {
  /// A business.
  case entity
  /// A product.
  case product
  /// A project.
  case project
  /// A behaviour.
  case behaviour
  /// Anything else.
  case other

  /// The kind's name, in Chinese as registers write it.
  package var label: Label {
    switch self {
    case .entity: Label(zh: "经营主体", en: "entity")
    case .product: Label(zh: "产品", en: "product")
    case .project: Label(zh: "项目", en: "project")
    case .behaviour: Label(zh: "行为", en: "behaviour")
    case .other: Label(zh: "其他", en: "other")
    }
  }

  /// The kind that a register's word means; nil for an unknown one.
  package init?(register text: String) {
    // 市场主体 is what 经营主体 was called until 2023.
    let name = text == "市场主体" ? "经营主体" : text
    guard let kind = Self.allCases.first(where: { $0.label.zh == name }) else { return nil }
    self = kind
  }
}
