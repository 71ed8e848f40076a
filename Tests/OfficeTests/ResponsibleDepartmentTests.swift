import Canonical
import Forms
import Foundation
import Inspection
import Storage
import Testing

@testable import Office

@Suite("Who follows a finding up")
struct ResponsibleDepartmentTests {
  @Test(
    "A form's word means the one department whose line of work it is",
    arguments: [
      ("消防救援", "fire"), ("市场监督管理", "market"), ("住房城乡建设", "housing"), ("教育", "education"),
      ("market", "market"), ("相应行业主管部门", nil), ("市场监督管理/药品监督管理", "market"), ("", nil),
      ("住房城乡建设（燃气）", "housing"), ("生态环境/城管", "environment"), ("公安（禁毒）", "police"),
      ("教育/公安", nil), ("（）", nil), ("/", nil),
      ("高平市", nil), ("双随机一公开", nil),
    ] as [(String, String?)])
  func named(word: String, id: String?) throws {
    #expect(ResponsibleDepartment.named(word, in: try Self.departments())?.id == id)
  }

  /// The words of the shipped forms that rightly mean none of the demo's departments: bodies that
  /// are no member unit there, or several of them at once.
  static let nobody: Set<String> = [
    "人力资源社会保障", "公安、文旅、教育、商务等", "农业农村", "医疗保障", "发展改革", "商务", "应急管理",
    "教育/卫生健康/文旅", "文化和旅游/体育/科技", "海关", "相应行业主管部门", "税务", "药品监督管理（省级）",
    "行业主管部门（教育、卫健、文旅、交通等）",
  ]

  @Test("Every other word of the shipped forms means a department of the demo's")
  func shipped() throws {
    let departments = try Self.departments()
    let words = try Self.words()
    let unknown = words.filter { ResponsibleDepartment.named($0, in: departments) == nil }
    #expect(unknown == Self.nobody)
    #expect(words.contains("市场监督管理/药品监督管理"))
  }

  private static func words() throws -> Set<String> {
    let folder = OfficeRound.root.appending(path: "Forms").path()
    let names = try AtomicFile.names(in: folder).filter { $0.hasSuffix(".yaml") }
    let check = FormCheck(
      files: try names.map { (name: $0, text: try OfficeRound.text("Forms/\($0)")) })
    return check.forms.reduce(into: []) { words, form in
      words.insert(form.lead)
      words.formUnion(form.cooperating.map(\.department))
      words.formUnion(form.sections.map(\.department))
      words.formUnion(form.questions.compactMap { $0.onFail?.to })
    }
  }

  private static func departments() throws -> DepartmentRegister {
    let text = try OfficeRound.text("Sources/Yicha/Demo/Registers/departments.yaml")
    return try DepartmentRegister(YAMLDocument(file: "departments.yaml", text: text).value)
  }
}
