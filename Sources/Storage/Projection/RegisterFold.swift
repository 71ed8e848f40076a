import Canonical
import Inspection
import Journal

/// Registers: the file as it was imported is kept, and read again whenever the tables are built.
enum RegisterFold {
  static func imported(_ entry: Entry, _ writing: Writing) throws {
    guard let digest = entry.data["sha256"]?.string.flatMap({ Digest(hex: $0) }),
      let today = entry.data["date"]?.string.flatMap({ CalendarDate($0) }),
      let departments = try writing.reading.departments()
    else { return }
    let bytes = try writing.reading.content.bytes(of: digest)
    switch entry.data["register"]?.string {
    case "subjects":
      let report = try RegisterImport.subjects(bytes, region: departments.region, today: today)
      for subject in report.imported {
        try writing.put(subject: subject.id, name: subject.name, value: subject.value)
      }
    case "inspectors":
      let report = try RegisterImport.inspectors(bytes, departments: departments, today: today)
      for inspector in report.imported {
        try writing.put(inspector: inspector.id, name: inspector.name, value: inspector.value)
      }
    default: return
    }
  }
}
