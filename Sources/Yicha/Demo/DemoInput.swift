import Foundation
import Inspection
import Office
import Storage

/// What the demo starts from: its registers and plan, and the forms as shipped.
struct DemoInput {
  /// Names and texts of the forms' folder.
  let forms: [FormsFolder.File]
  private let folder: String

  /// The registers of a CSV file each, in the order of import.
  static let registers = ["subjects-1.csv", "subjects-2.csv", "inspectors.csv"]

  /// Finds the input.
  ///
  /// - Parameter forms: The forms' folder; nil to find it.
  /// - Throws: a failure that names what was looked for.
  init(forms: String?) throws {
    self.forms = try FormsFolder.files(forms)
    folder = try Self.registersFolder()
  }

  /// Input from folders that are known.
  init(forms: [FormsFolder.File], registers: String) {
    self.forms = forms
    folder = registers
  }

  /// The bytes of one of the demo's files.
  func bytes(_ name: String) throws -> [UInt8] {
    try AtomicFile.read("\(folder)/\(name)")
  }

  /// One of the demo's YAML files.
  func source(_ name: String) throws -> SourceFile {
    try SourceFile(name: name, bytes: bytes(name))
  }

  /// The registers lie beside the program, where the build puts its resources.
  private static func registersFolder() throws -> String {
    let program = FileSystem.programFolder ?? "."
    let folder = "\(program)/yicha_Yicha.resources/Registers"
    guard AtomicFile.isFolder(folder) else {
      throw Failure.Thrown(
        failure: Failure(
          .notAccepted,
          Label(zh: "找不到演示用名录 \(folder)", en: "the demo's registers are not at \(folder)"),
          hint: Label(
            zh: "请把 yicha_Yicha.resources 与程序放在同一文件夹",
            en: "keep yicha_Yicha.resources in the program's folder")))
    }
    return folder
  }
}
