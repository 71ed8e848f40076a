import Inspection

/// What is looked at before any command: words that would be read as others than were meant.
enum StartCheck {
  /// Checks the raw arguments and the clock for tests.
  ///
  /// - Throws: `Failure.Thrown`: 65 for an argument that is not UTF-8, which Swift would mend
  ///   silently; 64 for a clock that names no moment.
  static func run() throws(Failure.Thrown) {
    for (index, isText) in areArgumentsText().enumerated() where !isText {
      throw notText(index)
    }
    if let text = Environment.value("YICHA_TEST_CLOCK"), Timestamp(iso: text) == nil {
      throw Usage.wrong(
        "YICHA_TEST_CLOCK 不是时刻：\(text)", "YICHA_TEST_CLOCK names no moment: \(text)",
        hint: Label(
          zh: "写成 2023-09-04T01:00:00Z，或不设此变量",
          en: "write it as 2023-09-04T01:00:00Z, or unset it"))
    }
  }

  private static func areArgumentsText() -> [Bool] {
    (0..<Int(CommandLine.argc)).map { index in
      guard let argument = unsafe CommandLine.unsafeArgv[index] else { return true }
      return unsafe String(validatingCString: argument) != nil
    }
  }

  private static func notText(_ index: Int) -> Failure.Thrown {
    Failure.Thrown(
      failure: Failure(
        .notAccepted,
        Label(
          zh: "第 \(index) 个参数不是 UTF-8 文字，未记录",
          en: "argument \(index) is not UTF-8; nothing was recorded"),
        hint: Label(
          zh: "把终端设为 UTF-8 后重新输入（locale 应显示 UTF-8）",
          en: "set the terminal to UTF-8 and type it again (locale should say UTF-8)")))
  }
}
