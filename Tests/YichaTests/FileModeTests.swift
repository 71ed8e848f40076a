import Foundation
import Support
import Testing

@Suite("Who may read what")
struct FileModeTests {
  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int) & 0o777
  }

  @Test("Task bundles are private, keys and published draw files are not")
  func modes() throws {
    let folder = try KeptDemo.round.get().folder
    #expect(try mode("\(folder)/KEYS.zip") == 0o644)
    for task in try KeptDemo.files("tasks", ending: ".zip.age") { #expect(try mode(task) == 0o600) }
    for file in try KeptDemo.files("draws", ending: "plan.json") {
      #expect(try mode(file) == 0o644)
    }
    for file in try KeptDemo.files("draws", ending: "pool.jsonl") {
      #expect(try mode(file) == 0o600)
    }
  }

  @Test("A store in a folder that others can enter is private all the same")
  func store() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    let keys = try KeptDemo.round.get().folder + "/KEYS.zip"
    let made = try Program.yicha("field", "init", keys, "--store", folder.path)
    #expect(made.code == 0, "\(made.errors)")
    #expect(try mode(folder.path + "/store.sqlite") == 0o600)
    let again = try Program.yicha("field", "init", keys, "--store", folder.path)
    #expect(again.code == 1 && again.errors.contains("store in"), "\(again.errors)")
  }
}
