import Inspection

/// Wrong usage that only the whole command line shows (64).
enum Usage {
  /// The failure of a command whose options do not fit together or cannot be read.
  static func wrong(_ zh: String, _ en: String, hint: Label) -> Failure.Thrown {
    Failure.Thrown(failure: Failure(.usage, Label(zh: zh, en: en), hint: hint))
  }
}
