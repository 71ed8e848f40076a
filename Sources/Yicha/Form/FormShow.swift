import ArgumentParser
import Canonical
import Forms
import Inspection
import Office

/// `yicha form show`: a form's questions with what they need.
struct FormShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "查看一张检查表 / show a form",
    discussion: HelpText.of(
      "列出问题：编号、级别、类型、内容、不合格条件、依据。--json 输出编译后的检查表。",
      """
      Lists the questions: name, level, type, label, when they fail, basis in law. \
      --json prints the compiled form.
      """))

  @OptionGroup var common: CommonOptions
  @Argument(help: "检查表编号，如 catering / the form's id, such as catering") var id: String
  @Option(help: "检查表文件夹 / folder of the forms") var forms: String?

  func run() throws {
    let check = FormCheck(files: try FormsFolder.files(forms))
    guard check.problems.isEmpty else { throw FormProblems(check.problems) }
    guard let form = check.forms.first(where: { $0.id == id }) else {
      throw OfficeError.unknown(.form, id)
    }
    if common.json {
      Console.live.print(json: form.compiled)
    } else {
      tell(form)
    }
  }

  private func tell(_ form: CompiledForm) {
    let console = Console.live
    console.print("\(form.id) \(form.version)  \(console.text(form.title))")
    console.print("sha256:\(form.digest.hex)")
    for section in form.sections {
      console.print()
      console.print("\(section.id)  \(console.text(section.label))  [\(section.department)]")
      for question in section.questions { tell(question) }
    }
  }

  private func tell(_ question: Question) {
    let console = Console.live
    console.print(
      "  \(question.name)  [\(question.level.rawValue), \(question.kind.word)]  "
        + console.text(question.label))
    if let fail = question.fail {
      console.print("      不合格 \(fail.source)", "      fails when \(fail.source)")
    }
    for basis in question.basis {
      let article = [basis.article, basis.item].compactMap(\.self).joined(separator: " ")
      console.print("      依据 \(basis.law) \(article)", "      basis \(basis.law) \(article)")
    }
  }
}
