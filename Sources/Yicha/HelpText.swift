/// What help pages say below their first line.
enum HelpText {
  /// The explanation in both languages, then the exit codes.
  static func of(_ zh: String, _ en: String) -> String {
    "\(zh)\n\n\(en)\n\n\(ExitTable.discussion)"
  }
}
