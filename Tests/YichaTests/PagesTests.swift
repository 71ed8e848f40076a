import Foundation
import Support
import Testing

@Suite("The pages")
struct PagesTests {
  private static let catalog = "Sources/Yicha/Yicha.docc/"

  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: Project.path(path), encoding: .utf8)
  }

  @Test("Every page of the catalog is a topic of its root, and every page named is there")
  func topics() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Project.path(Self.catalog))
    let pages = Set(names.map { $0.replacing(/\.md$/, with: "") })
    let topics = try Self.text(Self.catalog + "Yicha.md").matches(of: /- <doc:(\w+)>/)
    #expect(Set(topics.map { String($0.output.1) }) == pages.subtracting(["Yicha"]))
    for page in pages {
      for named in try Self.text("\(Self.catalog)\(page).md").matches(of: /<doc:(\w+)>/) {
        #expect(pages.contains(String(named.output.1)), "\(page): \(named.output.1)")
      }
    }
  }

  @Test("Every link of the README to a file leads to one; format and threat model are among them")
  func links() throws {
    let links = try Self.text("README.md").matches(of: /\]\(([^):]+)\)/).map { String($0.output.1) }
    #expect(Set(links).isSuperset(of: ["Format.md", "ThreatModel.md"].map { Self.catalog + $0 }))
    for link in links {
      #expect(FileManager.default.fileExists(atPath: Project.path(link)), "\(link)")
    }
  }

  @Test("Every suite that the threat model names is there, and every promise has a suite")
  func suites() throws {
    let page = try Self.text(Self.catalog + "ThreatModel.md")
    let files = FileManager.default.enumerator(atPath: Project.path("Tests"))
    let paths = files?.compactMap { $0 as? String } ?? []
    for named in page.matches(of: /`(\w+Tests)`/) {
      let suite = String(named.output.1)
      let path = try #require(paths.first { $0.hasSuffix("/\(suite).swift") }, "\(suite)")
      #expect(try Self.text("Tests/\(path)").contains("struct \(suite) {"), "\(suite)")
    }
    let promises = page.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
    #expect(promises.count > 10)
    for promise in promises { #expect(promise.contains(/`\w+Tests`[^|]*\|$/), "\(promise)") }
  }

  @Test("What is not promised begins with the disk, the root user and the photo, in this order")
  func order() throws {
    let page = try Self.text(Self.catalog + "ThreatModel.md")
    let limits = page.matches(of: /\n\d+\. \**(\S+ \S+)/).map { String($0.output.1) }
    #expect(limits.prefix(3) == ["Full-disk encryption", "A root", "No proof"])
  }

  @Test("The verifiers name the page on the format", arguments: ["verify.py", "verify.sh"])
  func verifiers(script: String) throws {
    let text = try Self.text("Bundles/\(script)")
    #expect(text.contains(Self.catalog + "Format.md"))
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 201)
  }
}
