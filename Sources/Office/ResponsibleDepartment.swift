package import Inspection

/// Which department of the region must follow a finding up (requirement K3, 谁主管谁监管).
package enum ResponsibleDepartment {
  /// The department that a form's word means, such as 消防救援 for 高平市消防救援大队.
  ///
  /// Forms are written for every region and name departments by their line of work. The word means
  /// the one competent department whose id it is; else whose name holds it; else whose name holds
  /// its characters in order, as 住房和城乡建设局 does for 住房城乡建设. A remark in brackets at its end
  /// does not count, and of words with `/` between them it means the one department that any of
  /// them means, as a region may have one bureau for both.
  ///
  /// - Returns: Nil where no single department is meant; the form's own word is shown then.
  package static func named(
    _ word: String, in departments: DepartmentRegister
  ) -> Department? {
    if let whole = competent(word, in: departments) { return whole }
    let meant = withoutRemark(word).split(separator: "/").compactMap { part in
      competent(withoutRemark(String(part)), in: departments)
    }
    return Set(meant).count == 1 ? meant.first : nil
  }

  private static func competent(
    _ word: String, in departments: DepartmentRegister
  ) -> Department? {
    let competent = departments.departments.filter { $0.power == .competent }
    let rules: [(Department) -> Bool] = [
      { $0.id == word }, { $0.name.zh.contains(word) }, { holds($0.name.zh, inOrder: word) },
    ]
    for rule in rules {
      let matching = competent.filter(rule)
      if !matching.isEmpty { return matching.count == 1 ? matching[0] : nil }
    }
    return nil
  }

  private static func withoutRemark(_ word: String) -> String {
    guard word.last == "）", let bracket = word.lastIndex(of: "（") else { return word }
    return String(word[..<bracket])
  }

  private static func holds(_ name: String, inOrder word: String) -> Bool {
    var rest = word[...]
    for character in name where character == rest.first { rest.removeFirst() }
    return rest.isEmpty && !word.isEmpty
  }
}
