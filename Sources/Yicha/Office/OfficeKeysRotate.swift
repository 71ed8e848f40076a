import ArgumentParser
import Canonical
import Inspection
import Office
import Sealing
import Storage

/// `yicha office keys rotate`: a new office key, or new root keys.
struct OfficeKeysRotate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate", abstract: "更换办公室密钥或根密钥 / a new office key, or new root keys",
    discussion: ExitTable.discussion,
    subcommands: [OfficeKeysRotateOffice.self, OfficeKeysRotateRoots.self])
}

/// `yicha office keys rotate office`: a new office key; the old one ends.
///
/// `--json`: `{"key", "keys", "root_fingerprint"}`.
struct OfficeKeysRotateOffice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "office", abstract: "更换办公室密钥 / a new office key",
    discussion: HelpText.of(
      """
      须有达到门限的根密钥持有人在场。旧密钥即刻失效，此前的签名仍有效，发给旧密钥的结果包仍能打开。随后把\
      新的 KEYS.zip 送到各终端：yicha field open KEYS.zip。
      """,
      """
      As many root holders as the threshold asks for must be present. The old key ends at once; \
      what it signed stays valid, and results encrypted to it still open. Then take the new \
      KEYS.zip to every laptop: yicha field open KEYS.zip.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @OptionGroup var roots: RootOptions
  @Option(help: "原因 / why") var reason: String

  func run() throws {
    let keys = try roots.keys()
    let desk = try office.desk(for: "keys rotate")
    let kid16 = try RotateKeys.office(
      keys, reason: RecordableText.line(reason, "--reason"), at: desk)
    let console = Console.live
    let path = SealKeys.path(in: desk.store.folder)
    guard !common.json else {
      return console.print(json: [
        "key": .string(kid16), "keys": .string(path),
        "root_fingerprint": .string(
          try desk.store.read { try desk.trust($0) }.rootFingerprint),
      ])
    }
    console.print("新的办公室密钥：\(kid16)", "new office key: \(kid16)")
    RotationTalk.next(path)
  }
}

/// `yicha office keys rotate roots`: root keys of the next version.
///
/// `--json`: `{"keys", "root_fingerprint"}`.
struct OfficeKeysRotateRoots: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roots", abstract: "更换根密钥 / new root keys",
    discussion: HelpText.of(
      """
      --root 为现任持有人（达到门限），--new 为新任持有人。密钥包由两任共同签发，旧终端据此跟随；新的根密钥\
      指纹请写在纸上。口令次序：先 --root，后 --new。
      """,
      """
      --root names the present holders, as many as the threshold asks for, --new the new ones. \
      Both seal the keys bundle, so that laptops follow. Put the new fingerprint on paper. \
      Passphrases: first those of --root, then those of --new.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @OptionGroup var roots: RootOptions
  @Option(
    name: .customLong("new"), help: "新持有人的文件夹 / a new holder's folder; once for each")
  var new: [String] = []
  @Option(help: "密钥包须几人签发 / how many of them a keys bundle needs") var threshold = 1
  @Option(help: "原因 / why") var reason: String

  func validate() throws {
    guard !new.isEmpty else { throw Usage.wrong("缺少 --new DIR", "--new DIR is missing") }
  }

  func run() throws {
    let keys = try roots.keys()
    let holders = try new.enumerated().map { index, folder in
      RootHolder(
        folder: folder,
        passphrase: try roots.passphrases.new(for: folder, at: keys.count + index))
    }
    let desk = try office.desk(for: "keys rotate")
    let fingerprint = try RotateKeys.roots(
      keys, to: holders, threshold: threshold,
      reason: RecordableText.line(reason, "--reason"), at: desk)
    let console = Console.live
    let path = SealKeys.path(in: desk.store.folder)
    guard !common.json else {
      return console.print(json: [
        "keys": .string(path), "root_fingerprint": .string(fingerprint),
      ])
    }
    console.print("新的根密钥指纹：\(fingerprint)", "new root fingerprint: \(fingerprint)")
    RotationTalk.next(path)
  }
}

/// What is said after either rotation.
private enum RotationTalk {
  static func next(_ path: String) {
    Console.live.print("密钥包：\(path)", "keys bundle: \(path)")
    Console.live.say(
      "下一步：把密钥包送到每台终端：yicha field open KEYS.zip；yicha office keys export DIR 更新审计用密钥",
      "next: take the keys bundle to every laptop: yicha field open KEYS.zip; yicha office keys "
        + "export DIR brings the auditors' keys up to date")
  }
}
