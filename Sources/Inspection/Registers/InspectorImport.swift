extension RegisterImport {
  /// The columns of the register of inspectors.
  package static let inspectorColumns = [
    "人员编号", "姓名", "部门", "类别", "执法证号", "执法证有效期", "专业", "片区", "状态", "利害关系",
  ]

  /// Reads a register of inspectors (执法检查人员名录库).
  ///
  /// - Throws: `RegisterFileError` for why the file as a whole is none; nothing is imported then.
  package static func inspectors(
    _ bytes: [UInt8], departments: DepartmentRegister, today: CalendarDate,
    as encoding: TextEncoding? = nil
  ) throws(RegisterFileError) -> RegisterReport<Inspector> {
    try report(
      bytes, as: encoding, columns: inspectorColumns, idColumn: "人员编号",
      id: { (inspector: Inspector) in inspector.id },
      read: { row in inspector(&row, departments: departments, today: today) })
  }

  private static func inspector(
    _ row: inout RegisterRow, departments: DepartmentRegister, today: CalendarDate
  ) -> Inspector? {
    let id = row.name("人员编号", needed: true)
    let name = row.name("姓名", needed: true)
    let department = Self.department(&row, departments)
    let category = row.word("类别", InspectorCategory.init(register:))
    let inPost = row.word("状态") { $0 == "在岗" ? true : $0 == "离岗" ? false : nil }
    let interests = interests(&row)
    guard let department, let category, let inPost else { return nil }
    return Inspector(
      id: id, name: name, department: department, category: category,
      certificate: certificate(&row, category: category, today: today),
      specialties: row.list("专业"), area: row.text("片区"), inPost: inPost,
      interests: interests.ids, hasUnreadInterests: interests.hasUnread)
  }

  /// The subjects in which the person has an interest, by the numbers that registers know them by.
  ///
  /// An object's number is told by its hyphen: without one, a credit code that lacks a character
  /// would pass for it and never match.
  private static func interests(_ row: inout RegisterRow) -> (ids: Set<String>, hasUnread: Bool) {
    let column = "利害关系"
    // 无 is how people write that there is none.
    let parts = row.list(column).subtracting(["无"]).sorted()
    let numbers = parts.compactMap { part in
      number(
        part, in: column, kind: part.contains { "-－".contains($0) } ? .other : .entity, of: &row,
        otherwise: RegisterDoubt.Reason.unreadableInterest)
    }
    return (Set(numbers.map(\.description)), numbers.count < parts.count)
  }

  private static func department(
    _ row: inout RegisterRow, _ departments: DepartmentRegister
  ) -> String? {
    guard let department = departments.department(named: row.text("部门")) else {
      row.doubt("部门", .unknownDepartment)
      return nil
    }
    return department.id
  }

  private static func certificate(
    _ row: inout RegisterRow, category: InspectorCategory, today: CalendarDate
  ) -> Certificate? {
    let number = row.text("执法证号")
    let expires = row.date("执法证有效期", today: nil)
    guard !number.isEmpty, let expires else {
      if category == .officer { row.doubt("执法证号", .certificateMissing) }
      return nil
    }
    if expires < today { row.doubt("执法证有效期", .certificateExpired) }
    return Certificate(number: number, expires: expires)
  }
}
