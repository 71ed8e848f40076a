import Testing

@testable import Yicha

@Suite("Which task bundle of a folder is this laptop's")
struct TaskBundleFileTests {
  @Test(
    "By its name",
    arguments: [
      ("T-140581-2023-09-04-dc0ed53af5713fcd-12.zip.age", 12),
      ("T-140581-2023-09-04-dc0ed53af5713fcd-12.zip", 12),
      ("T-140581-2023-09-04-430e9deedf9069fa-12.zip", nil),
      ("T-140581-2023-09-04-dc0ed53af5713fcd-12.zip.age.part", nil),
      ("R-140581-dc0ed53af5713fcd-000001.zip", nil), ("T-.zip", nil),
      ("RC-140581-2023-09-04-dc0ed53af5713fcd-12.zip", nil),
    ] as [(String, Int?)])
  func sequence(name: String, expected: Int?) {
    #expect(TaskBundleFile.sequence(of: name, for: "dc0ed53af5713fcd") == expected)
  }

  @Test("A receipt that travels alone is found by its own name")
  func receipt() {
    let name = "RC-140581-2023-09-04-dc0ed53af5713fcd-3.zip"
    #expect(TaskBundleFile.sequence(of: name, "RC-", for: "dc0ed53af5713fcd") == 3)
  }
}
