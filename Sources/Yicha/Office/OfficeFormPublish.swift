import ArgumentParser
import Canonical
import Office

/// `yicha office form publish`: puts the forms of a folder in force.
struct OfficeFormPublish: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "启用检查表 / put forms in force",
    discussion: HelpText.of(
      "编译文件夹中的检查表，连同结果代码与工作日历。内容改了而版本没改的，不予启用。",
      """
      Compiles the forms of a folder and takes them with outcome codes and work calendar. A form \
      that changed without a new version is refused.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "检查表文件夹，默认 Forms / folder of forms; Forms by default")
  var folder: String?

  func run() throws {
    let files = try FormsFolder.files(folder)
    let forms = try PublishDocuments.forms(files, at: office.desk(for: "form publish"))
    guard !common.json else {
      Console.live.print(json: ["published": .strings(forms)])
      return
    }
    Console.live.print(
      "新启用检查表 \(forms.count) 张", "\(Counted.of(forms.count, "form")) newly in force")
    for form in forms { Console.live.print("  \(form)") }
  }
}
