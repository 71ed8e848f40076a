import Glibc

/// GB 18030 by the C library's own table.
///
/// Foundation knows the encoding only where it is linked dynamically, and takes a private-use
/// character for a space; the C library is there in a static build too, and loses nothing.
enum GB18030 {
  /// The text of the bytes.
  ///
  /// - Throws: `notGB18030` at the first byte that is none, `tableMissing`.
  static func decode(_ bytes: [UInt8]) throws(TextEncodingError) -> String {
    guard let converter = unsafe open() else { throw .tableMissing }
    defer { unsafe _ = iconv_close(converter) }
    // No character needs more than twice its bytes: two bytes make three, four make four.
    let capacity = bytes.count * 2 + 16
    var taken = 0
    let decoded = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
      var input = bytes
      unsafe input.withUnsafeMutableBytes { source in
        unsafe (taken, count) = convert(converter, source, UnsafeMutableRawBufferPointer(output))
      }
    }
    guard taken == bytes.count else { throw .notGB18030(offset: taken) }
    return String(decoding: decoded, as: UTF8.self)
  }

  private static func open() -> iconv_t? {
    let converter = unsafe iconv_open("UTF-8", "GB18030")
    // The C library says "no" with the pointer −1.
    return unsafe Int(bitPattern: converter) == -1 ? nil : converter
  }

  /// How many bytes were taken and how many written.
  private static func convert(
    _ converter: iconv_t, _ source: UnsafeMutableRawBufferPointer,
    _ output: UnsafeMutableRawBufferPointer
  ) -> (Int, Int) {
    var from = unsafe source.bindMemory(to: CChar.self).baseAddress
    var to = unsafe output.bindMemory(to: CChar.self).baseAddress
    var left = source.count
    var room = output.count
    _ = unsafe iconv(converter, &from, &left, &to, &room)
    return (source.count - left, output.count - room)
  }
}
