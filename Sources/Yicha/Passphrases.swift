import ArgumentParser
import Inspection
import Sealing
import Storage

/// Where the passphrases of wrapped keys come from: files, one for each key in order and the last
/// for all others, or the terminal.
struct PassphraseOptions: ParsableArguments {
  /// The least that is taken for a new key.
  static let leastCharacters = 8

  @Option(
    name: .customLong("passphrase"),
    help: """
      口令文件（取第一行），按密钥次序每把一个，末一个用于其余；省略则在终端询问 / a file whose first line \
      is the passphrase, one for each key in order, the last for all others; asked for on the \
      terminal otherwise
      """)
  var files: [String] = []

  /// A passphrase for a new key.
  ///
  /// - Parameters:
  ///   - name: Whose key, for the question.
  ///   - index: The key's place in the order of the command line, from 0.
  /// - Returns: The passphrase.
  /// - Throws: wrong usage where there is neither file nor terminal, or the passphrase is too
  ///   short; `StoreError` for a file.
  func new(for name: String, at index: Int) throws -> AgeScryptRecipient {
    let text = try file(at: index) ?? asked(for: name, twice: true)
    guard text.count >= Self.leastCharacters,
      let recipient = AgeScryptRecipient(passphrase: text, workFactor: Environment.workFactor)
    else {
      throw Failure.Thrown(
        failure: Failure(
          .notAccepted,
          Label(
            zh: "\(name) 的口令太短", en: "the passphrase of \(name) is too short"),
          hint: Label(
            zh: "至少 \(Self.leastCharacters) 个字符；几个不相干的词最好记",
            en: "\(Self.leastCharacters) characters at least; several unrelated words are easiest "
              + "to remember")))
    }
    return recipient
  }

  /// The passphrase of a key that is there.
  ///
  /// - Throws: as `new`.
  func known(for name: String, at index: Int) throws -> AgeScryptIdentity {
    let text = try file(at: index) ?? asked(for: name, twice: false)
    guard let identity = AgeScryptIdentity(passphrase: text) else {
      throw Usage.wrong("没有给出 \(name) 的口令", "no passphrase was given for \(name)")
    }
    return identity
  }

  /// The key of a wrapped file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - index: The key's place in the order of the command line, from 0.
  /// - Returns: The key.
  /// - Throws: not accepted for another passphrase; `BundleError` for a file that is no key.
  func key(inFileAt path: String, at index: Int) throws -> PrivateKey {
    do {
      return try PrivateKey(readingFileAt: path, passphrase: known(for: path, at: index))
    } catch BundleError.encryption(.noMatch) {
      throw Failure.Thrown(
        failure: Failure(
          .notAccepted,
          Label(zh: "口令打不开 \(path)", en: "the passphrase does not open \(path)"),
          hint: Label(
            zh: "再试一次；口令无法找回，只能另行登记新密钥",
            en: "try again; a passphrase cannot be found again, only a new key be enrolled")))
    }
  }

  private func file(at index: Int) throws -> String? {
    guard let last = files.last else { return nil }
    let path = index < files.count ? files[index] : last
    let bytes = try AtomicFile.read(path, atMost: FileLimit.text)
    let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    return String(decoding: line, as: UTF8.self)
  }

  private func asked(for name: String, twice: Bool) throws -> String {
    let console = Console.live
    guard let text = console.askSecret("\(name) 的口令：", "passphrase of \(name):") else {
      throw Usage.wrong(
        "没有终端可询问 \(name) 的口令", "there is no terminal to ask for the passphrase of \(name)",
        hint: Label(zh: "给出 --passphrase FILE", en: "give --passphrase FILE"))
    }
    guard twice else { return text }
    guard console.askSecret("再输入一次：", "once more:") == text else {
      throw Failure.Thrown(
        failure: Failure(
          .notAccepted,
          Label(zh: "\(name) 的两次口令不同", en: "the two passphrases of \(name) differ"),
          hint: Label(zh: "重新运行此命令", en: "run the command again")))
    }
    return text
  }
}
