import ArgumentParser
import Foundation
import Inspection
import Journal
import Sealing
import Storage

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(help: "语言 zh 或 en / language of messages: zh or en")
  var lang: String?

  @Flag(help: "以 JSON 输出 / print data as JSON")
  var json = false
}

/// Where the office's store lies and who acts.
struct OfficeOptions: ParsableArguments {
  @Option(help: "办公室库所在文件夹 / folder of the office's store (YICHA_OFFICE)")
  var store: String?

  @Option(help: "经办人 / who acts, as the journal names them")
  var by: String?

  /// The folder of the store.
  var folder: String {
    store ?? Environment.value("YICHA_OFFICE") ?? Environment.home + "/office"
  }

  /// Who acts.
  var clerk: String { by ?? Environment.value("YICHA_CLERK") ?? "office" }
}

/// Where the laptop's store lies.
struct FieldOptions: ParsableArguments {
  @Option(help: "检查终端库所在文件夹 / folder of the laptop's store (YICHA_FIELD)")
  var store: String?

  /// The folder of the store.
  var folder: String {
    store ?? Environment.value("YICHA_FIELD") ?? Environment.home + "/field"
  }
}

/// What the environment says.
enum Environment {
  /// A variable that is set and not empty.
  static func value(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Where stores lie when nobody says otherwise: the XDG data folder.
  static var home: String {
    let data = value("XDG_DATA_HOME") ?? (value("HOME") ?? ".") + "/.local/share"
    return data + "/yicha"
  }

  /// How much work a passphrase costs; next to none when YICHA_TEST_SCRYPT is set, for tests and
  /// worked examples only, whose keys protect nothing.
  static var workFactor: Int {
    value("YICHA_TEST_SCRYPT") == nil
      ? AgeScryptRecipient.workFactor : AgeScryptRecipient.testOnlyWorkFactor
  }

  /// The machine's clock; or, for tests and worked examples only, one that stands at the moment
  /// that YICHA_TEST_CLOCK names and goes on from there with this process.
  static var surroundings: Surroundings {
    guard let text = value("YICHA_TEST_CLOCK"), let start = Timestamp(iso: text) else {
      return .live
    }
    let live = Surroundings.live
    let begun = live.mono()
    return Surroundings(
      now: { Timestamp(milliseconds: start.milliseconds + live.mono() - begun) },
      mono: { start.milliseconds % (365 * 86_400_000) + live.mono() - begun },
      // Each command on the test clock is a machine that was just started.
      machineBoot: "test clock \(ProcessInfo.processInfo.processIdentifier)", random: live.random)
  }
}
