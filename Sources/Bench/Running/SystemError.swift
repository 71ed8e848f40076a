import Glibc

/// The errors of the system as failures of a measurement.
enum SystemError {
  /// The failure that `errno` now names.
  static func last(_ call: String, _ object: String) -> BenchFailure {
    failure(errno, call, object)
  }

  /// The failure of a call that returns its error.
  static func failure(_ code: Int32, _ call: String, _ object: String) -> BenchFailure {
    let words = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    return .system(call: call, object: object, reason: words)
  }
}
