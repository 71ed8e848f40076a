/// Why people are no team that may inspect (requirements 2.7).
package enum TeamError: Error, Hashable, Sendable {
  /// Fewer certified officers than the law asks for: technicians do not count.
  case officers(found: Int, needed: Int)
  /// The leader is not among the team's officers.
  case leader
  /// A person stands in the team twice.
  case twice(String)

  /// What is wrong, for people.
  package var text: Label {
    switch self {
    case .officers(let found, let needed):
      Label(
        zh: "执法人员 \(found) 名，不足 \(needed) 名（专业技术人员不计）",
        en: "\(found) certified officers where \(needed) are needed; technicians do not count")
    case .leader: Label(zh: "组长不在执法人员之中", en: "the leader is not among the officers")
    case .twice(let id): Label(zh: "\(id) 重复", en: "\(id) stands in the team twice")
    }
  }
}
