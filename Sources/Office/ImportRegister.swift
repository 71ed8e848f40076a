import Canonical
package import Inspection
import Journal
import Storage

/// `office register import`: takes a register's file, reports every doubtful row, loses none.
package enum ImportRegister {
  /// Which register a file is.
  package enum Register: String, CaseIterable, Sendable {
    /// 检查对象名录库
    case subjects
    /// 执法检查人员名录库
    case inspectors
  }

  /// What was taken in.
  package struct Result: Sendable {
    /// Which register it was, as its header says.
    package let register: Register
    /// How the file was encoded.
    package let encoding: TextEncoding
    /// Records below the header.
    package let rows: Int
    /// Records that are in the register now.
    package let imported: Int
    /// What they are to the records that were there.
    package let comparison: RegisterComparison
    /// Records that are not, each with its doubts.
    package let notImported: [Int]
    /// Everything doubtful, in the order of the file.
    package let doubts: [RegisterDoubt]
    /// Columns that the register does not have and that were not read.
    package let unreadColumns: [String]

    init<Row>(
      _ register: Register, _ report: RegisterReport<Row>, _ comparison: RegisterComparison
    ) {
      self.register = register
      self.comparison = comparison
      encoding = report.encoding
      rows = report.rows
      imported = report.imported.count
      notImported = report.notImported
      doubts = report.doubts
      unreadColumns = report.unreadColumns
    }
  }

  /// Imports a file; which register it is, its header says.
  ///
  /// - Throws: `OfficeError.needed` while no departments are loaded; `OfficeError.file` for a file
  ///   that cannot be read as a register; nothing is imported then.
  package static func run(
    _ bytes: [UInt8], file: String, at desk: OfficeDesk
  ) throws -> Result {
    try desk.store.write { writing in
      let departments = try writing.reading.departments()
        .orThrow(OfficeError.needed(.departments))
      let today = desk.surroundings.now().date()
      let result = try read(bytes, file, departments, today, writing.reading)
      let digest = try desk.store.content.add(bytes)
      let data: [String: JSONValue] = [
        "register": .string(result.register.rawValue), "sha256": .string(digest.hex),
        "file": .string(TextProfile.cleaned(file)), "rows": .integer(result.rows),
        "imported": .integer(result.imported), "doubts": .integer(result.doubts.count),
        "date": .string(today.description),
      ]
      try desk.record([desk.draft(.registerImported, data)], in: writing)
      return result
    }
  }

  private static func read(
    _ bytes: [UInt8], _ file: String, _ departments: DepartmentRegister, _ today: CalendarDate,
    _ reading: Reading
  ) throws -> Result {
    let subjects = Swift.Result { () throws(RegisterFileError) in
      try RegisterImport.subjects(bytes, region: departments.region, today: today)
    }
    switch subjects {
    case .success(let report): return try result(report, reading)
    case .failure(.missingColumns(let columns)):
      // A header that lacks columns of one register may be the other's.
      let inspectors = Swift.Result { () throws(RegisterFileError) in
        try RegisterImport.inspectors(bytes, departments: departments, today: today)
      }
      guard case .success(let report) = inspectors else {
        throw OfficeError.file(file, line: nil, RegisterFileError.missingColumns(columns).text)
      }
      return try result(report, reading)
    case .failure(let error): throw OfficeError.file(file, line: nil, error.text)
    }
  }

  private static func result(
    _ report: RegisterReport<Subject>, _ reading: Reading
  ) throws -> Result {
    let records = report.imported.map { (id: $0.id, value: $0.value) }
    let comparison = try RegisterComparison(
      records, members: RegisterMembers.subject, held: reading.subject)
    return Result(.subjects, report, comparison)
  }

  private static func result(
    _ report: RegisterReport<Inspector>, _ reading: Reading
  ) throws -> Result {
    let records = report.imported.map { (id: $0.id, value: $0.value) }
    let comparison = try RegisterComparison(
      records, members: RegisterMembers.inspector, held: reading.inspector)
    return Result(.inspectors, report, comparison)
  }
}
