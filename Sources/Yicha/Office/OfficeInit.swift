import ArgumentParser
import Canonical
import Office
import Storage

/// `yicha office init`: a store, root and office keys, and a keys bundle.
struct OfficeInit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "建立办公室库 / make the office's store",
    discussion: HelpText.of(
      """
      生成库、根密钥、办公室密钥，载入成员单位名录，并写出密钥包 KEYS.zip。每名根密钥持有人一个文件夹（各自的\
      U盘）：root.pem.age 签发密钥包，escrow.age 可打开一切加密的包；两者由口令加密，age 可开。根密钥指纹\
      请写在纸上。
      """,
      """
      Makes the store, root and office keys, loads the member departments, and writes the keys \
      bundle KEYS.zip. Each root holder has a folder, on a stick of their own: root.pem.age seals \
      keys bundles, escrow.age opens whatever was encrypted; a passphrase wraps both, and age opens \
      them. Put the root fingerprint on paper.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @Argument(help: "库所在文件夹 / folder of the store") var folder: String?
  @Option(help: "成员单位名录（YAML）/ the region's departments, in YAML") var departments: String
  @Option(
    name: .customLong("root"),
    help: "根密钥持有人的文件夹，每人一个，默认库中的 root / a root holder's folder; once for each")
  var roots: [String] = []
  @Option(help: "密钥包须几名持有人签发 / how many holders a keys bundle needs") var threshold = 1
  @OptionGroup var passphrases: PassphraseOptions

  func run() throws {
    let folder = folder ?? office.folder
    let clerk = try RecordableText.line(office.clerk, "--by")
    let file = try SourceFile(at: departments)
    let result = try InitOffice.run(
      folder, departments: file, roots: holders(folder), threshold: threshold, clerk: clerk,
      in: Environment.surroundings)
    let bundle = result.keysBundle
    guard !common.json else {
      Console.live.print(json: [
        "store": .string(folder), "region": .string(result.region),
        "root_fingerprint": .string(result.rootFingerprint), "keys": .string(bundle),
      ])
      return
    }
    tell(result, folder, bundle)
  }

  private func holders(_ folder: String) throws -> [RootHolder] {
    let folders = roots.isEmpty ? ["\(folder)/root"] : roots
    return try folders.enumerated().map { index, holder in
      RootHolder(folder: holder, passphrase: try passphrases.new(for: holder, at: index))
    }
  }

  private func tell(_ result: InitOffice.Result, _ folder: String, _ bundle: String) {
    let console = Console.live
    console.print("办公室库已建立：\(folder)（\(result.region)）", "store: \(folder) (\(result.region))")
    console.print("根密钥指纹：\(result.rootFingerprint)", "root fingerprint: \(result.rootFingerprint)")
    console.print("密钥包：\(bundle)", "keys bundle: \(bundle)")
    if roots.isEmpty {
      console.say(
        "请把 \(folder)/root 移到持有人的U盘上，不要留在本机",
        "move \(folder)/root to its holder's stick and leave no copy here")
    }
    console.say(
      "请把根密钥指纹写在纸上，并把密钥包交给各检查终端：yicha field init KEYS.zip",
      "put the root fingerprint on paper and give the keys bundle to each laptop: "
        + "yicha field init KEYS.zip")
  }
}
