import Glibc

/// The system's word for an error number.
enum SystemWord {
  /// Such as `No such file or directory`.
  static func of(_ number: Int32) -> String {
    unsafe String(cString: strerror(number))
  }
}
