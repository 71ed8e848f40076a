import Canonical
import Inspection

/// Texts that people type and that are recorded as they are: names, reasons, statements.
enum RecordableText {
  /// The text as it is recorded: normalized once, at entry, which is said (design 5.2).
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - name: The option's or argument's name, which messages show instead of the text.
  /// - Returns: The text in NFC.
  /// - Throws: `Failure.Thrown` (65) for an empty text or one with a character that no record may
  ///   hold.
  static func of(_ text: String, _ name: String) throws(Failure.Thrown) -> String {
    try of(text, name, instead: TextProfile.unpasted(text))
  }

  private static func of(
    _ text: String, _ name: String, instead offer: String?
  ) throws(Failure.Thrown) -> String {
    guard !text.allSatisfy(\.isWhitespace) else { throw empty(name) }
    do throws(TextProfile.Violation) {
      try TextProfile.check(text)
      return text
    } catch {
      switch error {
      case .notNormalized:
        Console.live.say("\(name)：文字已转为 NFC 形式", "\(name): the text was normalized (NFC)")
        return TextProfile.cleaned(text)
      case .character(let value): throw forbidden(name, value, instead: offer)
      }
    }
  }

  /// The text of a name, which is one line.
  ///
  /// - Throws: as `of`, also for a line end or a tab.
  static func line(_ text: String, _ name: String) throws(Failure.Thrown) -> String {
    let offer = TextProfile.unpasted(text)?.replacing("\n", with: " ")
    let text = try of(text, name, instead: offer)
    guard let control = text.unicodeScalars.first(where: { $0.value < 0x20 }) else { return text }
    throw forbidden(name, control.value, instead: nil)
  }

  /// The text of what is hashed as somebody else announced it, and so is never changed.
  ///
  /// - Throws: as `of`, also for a text that is not normalized.
  static func exact(_ text: String, _ name: String) throws(Failure.Thrown) -> String {
    let kept = try of(text, name)
    guard kept.utf8.elementsEqual(text.utf8) else { throw notNormalized(name) }
    return text
  }

  private static func empty(_ name: String) -> Failure.Thrown {
    Failure.Thrown(
      failure: Failure(
        .notAccepted, Label(zh: "\(name) 不能为空", en: "\(name) must not be empty"),
        hint: Label(zh: "写明内容后再运行", en: "say something and run it again")))
  }

  private static func notNormalized(_ name: String) -> Failure.Thrown {
    Failure.Thrown(
      failure: Failure(
        .notAccepted,
        Label(
          zh: "\(name) 不是 Unicode NFC 形式", en: "\(name) is not in Unicode normalization form C"),
        hint: Label(
          zh: "请按公布的原文输入，不从改动过文字的程序粘贴",
          en: "type it as it was announced; a program that it was pasted from changed it")))
  }

  /// The error names the character; only the hint shows the text, to the person who typed it.
  private static func forbidden(
    _ name: String, _ value: UInt32, instead text: String?
  ) -> Failure.Thrown {
    let offer = text.map {
      Label(zh: "去掉它后可用：\($0)", en: "without it, this can be recorded: \($0)")
    }
    return Failure.Thrown(
      failure: Failure(
        .notAccepted,
        Label(
          zh: "\(name) 含有不能记录的字符 \(CodePoint.text(value))",
          en: "\(name) holds \(CodePoint.text(value)), which no record may hold"),
        hint: offer
          ?? Label(
            zh: "删去看不见的字符后重新输入（从别处粘贴的文字常带这类字符）",
            en: "take the invisible character out and type it again; pasted text often has one")))
  }
}
