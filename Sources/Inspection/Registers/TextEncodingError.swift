/// Why bytes are no text of a register.
package enum TextEncodingError: Error, Equatable, Sendable {
  /// The file begins with the mark of UTF-16, as a program's "Unicode text" does.
  case utf16
  /// Marked or asked for as UTF-8 and not UTF-8.
  case notUTF8
  /// Neither UTF-8 nor GB18030; how many bytes before the first that GB18030 does not know.
  case notGB18030(offset: Int)
  /// This system's C library lacks its GB18030 table.
  case tableMissing

  /// What is wrong, for people.
  package var text: Label {
    switch self {
    case .utf16:
      Label(
        zh: "文件为 UTF-16 编码，请另存为 UTF-8 或 GB18030 的 CSV",
        en: "the file is UTF-16; save it as CSV in UTF-8 or GB18030")
    case .notUTF8: Label(zh: "文件不是 UTF-8 编码", en: "the file is not UTF-8")
    case .notGB18030(let offset):
      Label(
        zh: "文件既不是 UTF-8 也不是 GB18030（第 \(offset + 1) 字节起）",
        en: "the file is neither UTF-8 nor GB18030 (from byte \(offset + 1))")
    case .tableMissing:
      Label(zh: "本机 C 库缺少 GB18030 转换表", en: "this system's C library lacks its GB18030 table")
    }
  }
}
