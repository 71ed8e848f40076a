import Foundation

/// One system call of a recorded command, as strace wrote it down.
struct SystemCall {
  let name: String
  let arguments: [Substring]
  let result: Int

  /// The bytes of a string argument, which strace was told to write as hex digits.
  func bytes(_ index: Int) throws -> [UInt8] {
    guard arguments.indices.contains(index) else { throw RecordingError.call(name) }
    let text = arguments[index]
    guard text.first == "\"", text.last == "\"", text.count > 1 else {
      throw RecordingError.call("\(name): cut string")
    }
    var bytes: [UInt8] = []
    var digits = text.dropFirst().dropLast().utf8[...]
    bytes.reserveCapacity(digits.count / 4)
    while let first = digits.first {
      guard first == UInt8(ascii: "\\"), digits.count >= 4 else { throw RecordingError.call(name) }
      let start = digits.startIndex
      let high = Self.digit(digits[digits.index(start, offsetBy: 2)])
      let low = Self.digit(digits[digits.index(start, offsetBy: 3)])
      bytes.append(high << 4 | low)
      digits = digits.dropFirst(4)
    }
    return bytes
  }

  /// A path argument.
  func path(_ index: Int) throws -> String {
    String(decoding: try bytes(index), as: UTF8.self)
  }

  /// A number argument.
  func number(_ index: Int) throws -> Int {
    guard arguments.indices.contains(index), let number = Int(arguments[index]) else {
      throw RecordingError.call(name)
    }
    return number
  }

  private static func digit(_ byte: UInt8) -> UInt8 {
    byte < 0x3A ? byte - 0x30 : byte - 0x57
  }
}

/// What keeps a recording from being read.
enum RecordingError: Error {
  /// A call that the model of the disk does not know, or does not understand.
  case call(String)
  /// The command ended otherwise than it must.
  case command(String)
  /// The model does not end where the real disk did.
  case differs(String)
}

/// The recorded calls of one command, in the order in which they ended.
struct Recording {
  /// What a command did to files, and what it told the person.
  static let calls = [
    "open", "openat", "creat", "close", "write", "pwrite64", "writev", "pwritev", "pwritev2",
    "ftruncate", "truncate", "fallocate", "fsync", "fdatasync", "sync_file_range", "rename",
    "renameat", "renameat2", "unlink", "unlinkat", "rmdir", "mkdir", "mkdirat", "link", "linkat",
    "symlink", "symlinkat", "lseek", "dup", "dup2", "dup3", "sendfile", "copy_file_range",
  ]

  let calls: [SystemCall]

  /// Reads what `strace -f -xx` wrote.
  init(_ log: String) throws {
    var unfinished: [Substring: Substring] = [:]
    var calls: [SystemCall] = []
    for line in log.split(separator: "\n") {
      guard let space = line.firstIndex(of: " ") else { continue }
      let thread = line[..<space]
      var text = line[space...].drop { $0 == " " }
      guard !text.hasPrefix("+++"), !text.hasPrefix("---") else { continue }
      if text.hasSuffix(" <unfinished ...>") {
        unfinished[thread] = text.dropLast(" <unfinished ...>".count)
        continue
      }
      if text.hasPrefix("<... "), let end = text.range(of: " resumed>") {
        let whole = String(unfinished.removeValue(forKey: thread) ?? "") + text[end.upperBound...]
        text = whole[...]
      }
      if let call = try Self.call(text) { calls.append(call) }
    }
    self.calls = calls
  }

  /// One call; nil for one that failed, which changed nothing.
  private static func call(_ text: Substring) throws -> SystemCall? {
    guard let open = text.firstIndex(of: "("),
      let close = text.range(of: ") ", options: .backwards),
      let equals = text[close.upperBound...].firstIndex(of: "=")
    else { throw RecordingError.call(String(text.prefix(80))) }
    let word = text[text.index(after: equals)...].split(separator: " ").first ?? ""
    guard let result = Int(word) else { throw RecordingError.call(String(text.suffix(80))) }
    guard result >= 0 else { return nil }
    let inside = text[text.index(after: open)..<close.lowerBound]
    let arguments = inside.split(separator: ",", omittingEmptySubsequences: false).map { part in
      part.drop { $0 == " " }
    }
    return SystemCall(name: String(text[..<open]), arguments: arguments, result: result)
  }
}
