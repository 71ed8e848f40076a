/// How this program, and so the command beside it, was built.
enum BuildKind {
  /// What to keep in mind when a goal is missed.
  static var note: String {
    #if DEBUG
      "hint: this is a debug build; the goals hold for a static release build"
    #else
      "hint: the goals hold for --scale full on a machine that does nothing else"
    #endif
  }
}
