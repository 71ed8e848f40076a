import Inspection

/// Wrong usage that only the whole command line shows (64).
enum Usage {
  /// The failure of a command that is written wrongly; its help page shows how.
  static func wrong(_ zh: String, _ en: String) -> Failure.Thrown {
    wrong(zh, en, hint: help)
  }

  /// Where the right usage stands.
  static var help: Label {
    let command = CommandPath.live.text
    return Label(zh: "写法：\(command) --help", en: "how it is written: \(command) --help")
  }

  /// The failure of a command whose options do not fit together or cannot be read.
  static func wrong(_ zh: String, _ en: String, hint: Label) -> Failure.Thrown {
    Failure.Thrown(failure: Failure(.usage, Label(zh: zh, en: en), hint: hint))
  }
}
