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
    guard !text.allSatisfy(\.isWhitespace) else { throw empty(name) }
    do throws(TextProfile.Violation) {
      try TextProfile.check(text)
      return text
    } catch {
      switch error {
      case .notNormalized:
        Console.live.say("\(name)：文字已转为 NFC 形式", "\(name): the text was normalized (NFC)")
        return TextProfile.cleaned(text)
      case .character(let value): throw forbidden(name, value)
      }
    }
  }

  /// The text of a name, which is one line.
  ///
  /// - Throws: as `of`, also for a line end or a tab.
  static func line(_ text: String, _ name: String) throws(Failure.Thrown) -> String {
    let text = try of(text, name)
    guard let control = text.unicodeScalars.first(where: { $0.value < 0x20 }) else { return text }
    throw forbidden(name, control.value)
  }

  private static func empty(_ name: String) -> Failure.Thrown {
    Failure.Thrown(
      failure: Failure(
        .notAccepted, Label(zh: "\(name) 不能为空", en: "\(name) must not be empty"),
        hint: Label(zh: "写明内容后再运行", en: "say something and run it again")))
  }

  private static func forbidden(_ name: String, _ value: UInt32) -> Failure.Thrown {
    Failure.Thrown(
      failure: Failure(
        .notAccepted,
        Label(
          zh: "\(name) 含有不能记录的字符 \(CodePoint.text(value))",
          en: "\(name) holds \(CodePoint.text(value)), which no record may hold"),
        hint: Label(
          zh: "删去看不见的字符后重新输入（从别处粘贴的文字常带这类字符）",
          en: "take the invisible character out and type it again; pasted text often has one")))
  }
}
