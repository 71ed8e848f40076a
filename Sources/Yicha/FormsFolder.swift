import Inspection
import Storage

/// The folder of the forms, as people write them.
enum FormsFolder {
  /// A file of it, with the name under which messages speak of it.
  typealias File = (name: String, text: String)

  /// The files of the folder that the option names, or of `Forms` here or above the program.
  ///
  /// - Throws: `Failure.Thrown` (65) when there is none; `StoreError.file`.
  static func files(_ option: String?) throws -> [File] {
    try files(in: find(option))
  }

  /// The YAML files of a folder, by name.
  ///
  /// - Throws: `StoreError.file`; `Failure.Thrown` (65) for a folder without any, and for a file
  ///   that is no UTF-8.
  static func files(in folder: String) throws -> [File] {
    let names = try AtomicFile.names(in: folder)
      .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
    guard !names.isEmpty else { throw empty(folder) }
    return try names.map { try file("\(folder)/\($0)") }
  }

  /// One file.
  ///
  /// - Throws: as `files(in:)`.
  static func file(_ path: String) throws -> File {
    let bytes = try AtomicFile.read(path, atMost: FileLimit.text)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure.Thrown(
        failure: Failure(
          .notAccepted, Label(zh: "\(path) 不是 UTF-8 文本", en: "\(path) is not UTF-8 text"),
          hint: Label(zh: "请以 UTF-8 保存后再试", en: "save it as UTF-8 and try again")))
    }
    return (path, text)
  }

  private static func find(_ option: String?) throws(Failure.Thrown) -> String {
    if let option {
      guard AtomicFile.isFolder(option) else { throw missing([option]) }
      return option
    }
    let places = ["Forms"] + above(FileSystem.programFolder)
    guard let found = places.first(where: { AtomicFile.exists("\($0)/00_common.yaml") }) else {
      throw missing(places)
    }
    return found
  }

  /// `Forms` in a folder and in each one above it, the nearest first.
  private static func above(_ folder: String?) -> [String] {
    var places: [String] = []
    var rest = folder ?? ""
    while let slash = rest.lastIndex(of: "/") {
      places.append("\(rest)/Forms")
      rest = String(rest[..<slash])
    }
    return places
  }

  private static func empty(_ folder: String) -> Failure.Thrown {
    Failure.Thrown(
      failure: Failure(
        .notAccepted,
        Label(zh: "\(folder) 中没有 YAML 文件", en: "there is no YAML file in \(folder)"),
        hint: Label(
          zh: "写明放检查表的文件夹，例如 yicha form check Forms",
          en: "name the folder that holds the forms, such as: yicha form check Forms")))
  }

  private static func missing(_ places: [String]) -> Failure.Thrown {
    let names = places.prefix(3).joined(separator: ", ")
    return Failure.Thrown(
      failure: Failure(
        .notAccepted,
        Label(
          zh: "找不到检查表文件夹（含 00_common.yaml）：\(names)",
          en: "no folder of forms (one with 00_common.yaml): \(names)"),
        hint: Label(
          zh: "在项目文件夹中运行，或写明该文件夹",
          en: "run it in the project's folder, or name the folder of forms")))
  }
}
