import Foundation
import Glibc
import Inspection

/// Where the command speaks: data on stdout, talk on stderr (design 6).
struct Console: Sendable {
  /// The language of messages and labels.
  let language: Language
  /// Whether stdout is a terminal.
  let isTerminal: Bool
  private let isSilent: Bool

  /// The console of this process.
  static let live = Console(
    language: LanguageChoice.of(CommandLine.arguments, ProcessInfo.processInfo.environment),
    isTerminal: isatty(STDOUT_FILENO) == 1)

  /// A console that says nothing, for a round that is only an example's beginning.
  static let silent = Console(language: .english, isTerminal: false, isSilent: true)

  init(language: Language, isTerminal: Bool, isSilent: Bool = false) {
    self.language = language
    self.isTerminal = isTerminal
    self.isSilent = isSilent
  }

  /// The columns of the terminal; nil where stdout is none, so that lines keep their length.
  var width: Int? { isTerminal ? Columns.ofTerminal : nil }

  /// The text in the console's language.
  func text(_ label: Label) -> String {
    label.text(language)
  }

  /// The text in the console's language.
  func text(_ zh: String, _ en: String) -> String {
    language == .chinese ? zh : en
  }

  /// Data: a line on stdout.
  func print(_ line: String = "") {
    write(line + "\n", to: STDOUT_FILENO)
  }

  /// Data in the console's language.
  func print(_ zh: String, _ en: String) {
    print(text(zh, en))
  }

  /// Data: a text in as many lines as the terminal's width asks for; elsewhere one line.
  func print(wrapped text: String, indent: Int = 0) {
    guard let width else { return print(text) }
    for line in Columns.wrapped(text, to: width, indent: indent) { print(line) }
  }

  /// Talk: a line on stderr.
  func say(_ zh: String, _ en: String) {
    write(text(zh, en) + "\n", to: STDERR_FILENO)
  }

  /// Progress on a terminal: one line that is written over.
  func progress(_ done: Int, _ all: Int) {
    guard isatty(STDERR_FILENO) == 1, all > 1 else { return }
    write(done == all ? "\r\u{1B}[K" : "\r\(done)/\(all)", to: STDERR_FILENO)
  }

  /// A line that the person types; nil at the end of input.
  func ask(_ zh: String, _ en: String) -> String? {
    write(text(zh, en) + " ", to: STDERR_FILENO)
    return readLine()
  }

  private func write(_ text: String, to descriptor: Int32) {
    guard !isSilent else { return }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return failed(descriptor, errno) }
      rest = rest.dropFirst(count)
    }
  }

  /// Data that could not be written must not look like success; whoever closed the pipe wants no
  /// more of it, and talk that cannot be heard stops nothing.
  private func failed(_ descriptor: Int32, _ number: Int32) {
    guard descriptor == STDOUT_FILENO, number != EPIPE else { return }
    let why = SystemWord.of(number)
    Failure(
      .failed, Label(zh: "无法写出结果：\(why)", en: "the output cannot be written: \(why)"),
      hint: Label(
        zh: "检查输出所在的磁盘；已记录的内容有效，可再次查看", en: "check where the output goes; what was recorded stands")
    ).tell(self)
    Glibc.exit(Int32(ExitCode.failed.rawValue))
  }
}
