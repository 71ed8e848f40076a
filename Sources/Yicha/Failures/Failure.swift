import Inspection

/// An error as a person sees it: what, with the thing's name; what to do; how the command ends.
struct Failure {
  /// What is wrong, with the thing's name; no answers and no personal data.
  let what: Label
  /// What to do about it.
  let hint: Label
  /// How the command ends.
  let code: ExitCode

  init(_ code: ExitCode, _ what: Label, hint: Label) {
    self.code = code
    self.what = what
    self.hint = hint
  }

  /// Writes `error:` and `hint:` to stderr.
  func tell(_ console: Console) {
    console.say("error: \(what.zh)", "error: \(what.en)")
    console.say("hint: \(hint.zh)", "hint: \(hint.en)")
  }
}
