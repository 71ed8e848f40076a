import Inspection
import Testing

@testable import Yicha

@Suite("The language of messages")
struct LanguageChoiceTests {
  @Test(
    "Chinese unless somebody says otherwise",
    arguments: [
      ([], [:], Language.chinese),
      ([], ["LANG": "C"], .chinese),
      ([], ["LC_ALL": "POSIX"], .chinese),
      ([], ["LANG": "en_US.UTF-8"], .english),
      ([], ["LANG": "zh_CN.UTF-8"], .chinese),
      ([], ["LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"], .chinese),
      ([], ["LC_ALL": "", "LANG": "en_GB.UTF-8"], .english),
      ([], ["LANG": "en_US.UTF-8", "YICHA_LANG": "zh"], .chinese),
      (["demo", "--lang", "en"], ["YICHA_LANG": "zh"], .english),
      (["demo", "--lang=zh"], ["LANG": "en_US.UTF-8"], .chinese),
    ] as [([String], [String: String], Language)])
  func choice(arguments: [String], environment: [String: String], expected: Language) {
    #expect(LanguageChoice.of(arguments, environment) == expected)
  }
}
