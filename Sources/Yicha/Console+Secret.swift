import Glibc

extension Console {
  /// A line that the person types and nobody sees; nil where there is no terminal.
  func askSecret(_ zh: String, _ en: String) -> String? {
    guard isatty(STDIN_FILENO) == 1 else { return nil }
    var shown = termios()
    guard unsafe tcgetattr(STDIN_FILENO, &shown) == 0 else { return nil }
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    guard unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) == 0 else { return nil }
    defer {
      unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
      say("", "")
    }
    return ask(zh, en)
  }
}
