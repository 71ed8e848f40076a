/// How much weight an item has (requirements I4, P2).
///
/// The ratio of general items is capped, that of key items is not.
package enum ItemLevel: String, Sendable, CaseIterable {
  /// 一般检查事项, whose ratio is capped.
  case general
  /// 重点检查事项.
  case key

  /// The level's name.
  package var label: Label {
    switch self {
    case .general: Label(zh: "一般检查事项", en: "general item")
    case .key: Label(zh: "重点检查事项", en: "key item")
    }
  }
}
