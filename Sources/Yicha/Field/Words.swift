/// Lists on the command line.
enum Words {
  /// The words of a list that commas or spaces separate, in Chinese or Latin writing.
  static func split(_ text: String) -> [String] {
    text.split { ",，、; ；".contains($0) }.map(String.init)
  }
}
