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

  private static func asked(_ arguments: [String]) -> Language? {
    for (index, argument) in arguments.enumerated() {
      if argument.hasPrefix("--lang=") { return language(String(argument.dropFirst(7))) }
      if argument == "--lang", arguments.indices.contains(index + 1) {
        return language(arguments[index + 1])
      }
    }
    return nil
  }

  private static func language(_ word: String) -> Language? {
    let word = word.lowercased()
    if word.hasPrefix("en") { return .english }
    return word.hasPrefix("zh") ? .chinese : nil
  }
}
