import Inspection

/// The departments that forms name, such as 市场监督管理, in the console's language.
enum DepartmentWords {
  /// The English name where the visit knows it; a form says only the Chinese one.
  static func of(_ department: String, _ visit: Visit, _ console: Console) -> String {
    guard console.language == .english else { return department }
    let known = visit.departments.first { $0.name.zh.contains(department) }
    return known?.name.en ?? department
  }
}
