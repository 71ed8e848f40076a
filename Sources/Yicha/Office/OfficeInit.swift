import ArgumentParser
import Canonical
import Office
import Storage

/// `yicha office init`: a store, root and office keys, and a keys bundle.
struct OfficeInit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "建立办公室库 / make the office's store",
    discussion: HelpText.of(
      "生成库、根密钥、办公室密钥，载入成员单位名录，并写出密钥包 KEYS.zip。根密钥指纹请写在纸上。",
      """
      Makes the store, root and office keys, loads the member departments, and writes the keys \
      bundle KEYS.zip. Put the root fingerprint on paper.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "库所在文件夹 / folder of the store") var folder: String?
  @Option(help: "成员单位名录（YAML）/ the region's departments, in YAML") var departments: String

  func run() throws {
    let folder = folder ?? office.folder
    let result = try InitOffice.run(
      folder, departments: SourceFile(at: departments), clerk: office.clerk,
      in: Environment.surroundings)
    let bundle = "\(folder)/KEYS.zip"
    try ExportKeys.run(
      to: bundle,
      at: OfficeDesk.open(
        folder, doing: "office init", clerk: office.clerk, in: Environment.surroundings))
    guard !common.json else {
      Console.live.print(json: [
        "store": .string(folder), "region": .string(result.region),
        "root_fingerprint": .string(result.rootFingerprint), "keys": .string(bundle),
      ])
      return
    }
    tell(result, folder, bundle)
  }

  private func tell(_ result: InitOffice.Result, _ folder: String, _ bundle: String) {
    let console = Console.live
    console.print("办公室库已建立：\(folder)（\(result.region)）", "store: \(folder) (\(result.region))")
    console.print("根密钥指纹：\(result.rootFingerprint)", "root fingerprint: \(result.rootFingerprint)")
    console.print("密钥包：\(bundle)", "keys bundle: \(bundle)")
    console.say(
      "请把根密钥指纹写在纸上，并把密钥包交给各检查终端：yicha field init KEYS.zip",
      "put the root fingerprint on paper and give the keys bundle to each laptop: "
        + "yicha field init KEYS.zip")
  }
}
