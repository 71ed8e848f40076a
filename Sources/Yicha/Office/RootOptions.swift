import ArgumentParser
import Inspection
import Office
import Sealing
import Storage

/// The root holders who are present, each with a stick.
struct RootOptions: ParsableArguments {
  @Option(
    name: .customLong("root"),
    help: """
      在场根密钥持有人的文件夹（U盘），每人一个 / a present root holder's folder, such as a stick; \
      once for each
      """)
  var folders: [String] = []
  @OptionGroup var passphrases: PassphraseOptions

  /// The holders' keys, opened by their passphrases.
  ///
  /// - Throws: wrong usage when nobody is named; `BundleError`; not accepted for another
  ///   passphrase.
  func keys() throws -> [PrivateKey] {
    guard !folders.isEmpty else {
      throw Usage.wrong("缺少 --root DIR", "--root DIR is missing")
    }
    return try folders.enumerated().map { index, folder in
      try passphrases.key(inFileAt: RootHolder.keyFile(in: folder), at: index)
    }
  }
}
