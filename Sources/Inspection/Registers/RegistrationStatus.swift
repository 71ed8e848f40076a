/// Where an entity stands in the registry of business (登记状态).
///
/// Registers are read by the text, never by a code: two tables of one real platform disagree
/// about the codes (requirements 2.2).
package enum RegistrationStatus: String, Sendable, CaseIterable {
  /// 存续.
  case open
  /// 歇业: dormant, on record.
  case dormant
  /// 注销中.
  case deregistering
  /// 注销.
  case deregistered
  /// 吊销: the licence was revoked.
  case revoked
  /// 撤销: the registration was annulled.
  case annulled
  /// 迁出.
  case movedOut = "moved_out"

  /// The status's name, in Chinese as registers write it.
  package var label: Label {
    switch self {
    case .open: Label(zh: "存续", en: "open")
    case .dormant: Label(zh: "歇业", en: "dormant")
    case .deregistering: Label(zh: "注销中", en: "being deregistered")
    case .deregistered: Label(zh: "注销", en: "deregistered")
    case .revoked: Label(zh: "吊销", en: "licence revoked")
    case .annulled: Label(zh: "撤销", en: "registration annulled")
    case .movedOut: Label(zh: "迁出", en: "moved out")
    }
  }

  private static let synonyms: [String: RegistrationStatus] = [
    "开业": .open, "在业": .open, "在营": .open, "存续（在营、开业、在册）": .open,
    "已注销": .deregistered, "吊销已注销": .deregistered,
    "吊销未注销": .revoked, "吊销，未注销": .revoked, "已吊销": .revoked, "已迁出": .movedOut,
  ]

  /// The status that a register's text means; nil for one that is not known.
  ///
  /// Such a text is reported and never guessed.
  package init?(register text: String) {
    guard let status = Self.allCases.first(where: { $0.label.zh == text }) ?? Self.synonyms[text]
    else {
      return nil
    }
    self = status
  }
}
