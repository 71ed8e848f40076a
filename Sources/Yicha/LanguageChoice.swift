import Inspection

/// Which language the command speaks: Chinese unless `--lang en`, YICHA_LANG or an English locale
/// says otherwise; C and POSIX mean Chinese (design 6).
enum LanguageChoice {
  /// The language that arguments and environment ask for.
  static func of(_ arguments: [String], _ environment: [String: String]) -> Language {
    if let asked = asked(arguments) { return asked }
    if let named = environment["YICHA_LANG"].flatMap(language) { return named }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale?.lowercased().hasPrefix("en") == true ? .english : .chinese
  }

  /// Refuses a language that is none of the two.
  ///
  /// - Throws: `Failure.Thrown` (64).
  static func check(_ arguments: [String], _ environment: [String: String]) throws(Failure.Thrown) {
    if let word = word(in: arguments), language(word) == nil { throw unknown("--lang") }
    guard let word = environment["YICHA_LANG"], !word.isEmpty else { return }
    if language(word) == nil { throw unknown("YICHA_LANG") }
  }

  private static func asked(_ arguments: [String]) -> Language? {
    word(in: arguments).flatMap(language)
  }

  private static func word(in arguments: [String]) -> String? {
    for (index, argument) in arguments.enumerated() {
      if argument.hasPrefix("--lang=") { return String(argument.dropFirst(7)) }
      if argument == "--lang", arguments.indices.contains(index + 1) {
        return arguments[index + 1]
      }
    }
    return nil
  }

  private static func language(_ word: String) -> Language? {
    let word = word.lowercased()
    if word == "en" || word.hasPrefix("en_") || word.hasPrefix("en-") { return .english }
    return word == "zh" || word.hasPrefix("zh_") || word.hasPrefix("zh-") ? .chinese : nil
  }

  private static func unknown(_ name: String) -> Failure.Thrown {
    Usage.wrong(
      "\(name) 只能是 zh 或 en", "\(name) takes zh or en",
      hint: Label(zh: "用 zh（默认）或 en", en: "use zh (the default) or en"))
  }
}
