import Glibc

/// Lists of texts in the form that C wants them.
enum CStrings {
  /// Lends the texts as a list of C strings that ends with nil.
  static func with<Result>(
    _ texts: [String],
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var strings = unsafe texts.map { unsafe strdup($0) } + [nil]
    defer { for index in unsafe strings.indices { unsafe free(strings[index]) } }
    return unsafe body(&strings)
  }
}
