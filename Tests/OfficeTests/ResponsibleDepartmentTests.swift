import Canonical
import Forms
import Inspection
import Testing

@testable import Office

@Suite("Who follows a finding up")
struct ResponsibleDepartmentTests {
  @Test(
    "A form's word means the one department whose line of work it is",
    arguments: [
      ("消防救援", "fire"), ("市场监督管理", "market"), ("住房城乡建设", "housing"), ("教育", "education"),
      ("market", "market"), ("相应行业主管部门", nil), ("市场监督管理/药品监督管理", nil), ("", nil),
      ("高平市", nil), ("双随机一公开", nil),
    ] as [(String, String?)])
  func named(word: String, id: String?) throws {
    let text = try OfficeRound.text("Sources/Yicha/Demo/Registers/departments.yaml")
    let document = try YAMLDocument(file: "departments.yaml", text: text)
    let departments = try DepartmentRegister(document.value)
    #expect(ResponsibleDepartment.named(word, in: departments)?.id == id)
  }
}
