import ArgumentParser
import Canonical
import Forms
import Inspection
import Storage

/// `yicha form check`: everything that is wrong with forms, with file, line and reason.
struct FormCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "检查表自检 / check forms",
    discussion: HelpText.of(
      "检查文件或文件夹；不写时检查 Forms。单个文件与同一文件夹的其他文件一起检查。每个问题一行：文件:行:列: 原因。",
      """
      Checks files or folders; Forms when none is named. A file is checked together with the \
      others of its folder. One line for each problem: file:line:column: reason.
      """))

  @OptionGroup var common: CommonOptions
  @Argument(help: "文件或文件夹 / files or folders") var paths: [String] = []

  func run() throws {
    let (files, named) = try files()
    let check = FormCheck(files: files)
    let problems = check.problems.filter { named.contains($0.file) }
    if common.json {
      Console.live.print(json: .array(problems.map(Self.json)))
    } else {
      tell(problems, check, named)
    }
    guard problems.isEmpty else { throw defective(problems) }
  }

  private func defective(_ problems: [FormProblem]) -> Failure.Thrown {
    let (count, files) = (problems.count, Set(problems.map(\.file)).count)
    let again = "yicha form check " + (paths.isEmpty ? "Forms" : paths.joined(separator: " "))
    return Failure.Thrown(
      failure: Failure(
        .notAccepted,
        Label(
          zh: "\(files) 个文件有 \(count) 个问题",
          en: "\(Counted.of(count, "problem")) in \(Counted.of(files, "file"))"),
        hint: Label(
          zh: "改好后再检查：\(again)",
          en: "mend \(count == 1 ? "it" : "them"), then: \(again)")))
  }

  private func tell(_ problems: [FormProblem], _ check: FormCheck, _ named: Set<String>) {
    let console = Console.live
    for problem in problems { console.print(problem.text(console.language)) }
    guard problems.isEmpty else { return }
    console.print(
      "\(named.count) 个文件无误", "\(Counted.of(named.count, "file")) without problems")
    let others = check.problems.count
    guard others == 0 else {
      console.say(
        "同一文件夹的其他文件有 \(others) 个问题",
        "other files of the folder have \(Counted.of(others, "problem"))")
      return
    }
    let count = check.forms.reduce(0) { $0 + $1.questions.count }
    console.print(
      "共 \(check.forms.count) 张检查表，\(count) 个检查项",
      "\(Counted.of(check.forms.count, "form")) with \(Counted.of(count, "question")) in all")
  }

  /// All files that are read, and the names of those that were asked about.
  private func files() throws -> (files: [FormsFolder.File], named: Set<String>) {
    guard !paths.isEmpty else {
      let files = try FormsFolder.files(nil)
      return (files, Set(files.map(\.name)))
    }
    var files: [String: String] = [:]
    var named: Set<String> = []
    for path in paths {
      let isFolder = AtomicFile.isFolder(path)
      let asked = try isFolder ? FormsFolder.files(in: path) : [FormsFolder.file(path)]
      named.formUnion(asked.map(\.name))
      let slash = path.lastIndex(of: "/")
      let beside = try isFolder ? [] : neighbours(path, slash.map { String(path[..<$0]) })
      for file in asked + beside { files[file.name] = file.text }
    }
    return (files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, named)
  }

  private func neighbours(_ path: String, _ folder: String?) throws -> [FormsFolder.File] {
    let files = try FormsFolder.files(in: folder ?? ".").map { file in
      (name: folder == nil ? String(file.name.dropFirst(2)) : file.name, text: file.text)
    }
    return files.filter { $0.name != path }
  }

  private static func json(_ problem: FormProblem) -> JSONValue {
    [
      "file": .string(problem.file), "line": .integer(problem.line),
      "column": problem.column.map(JSONValue.integer) ?? .null,
      "reason": problem.reason.label.value,
    ]
  }
}
