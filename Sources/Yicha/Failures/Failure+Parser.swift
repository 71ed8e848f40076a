import Inspection

/// The failure of a command line that the parser refuses: its words turned into ours, without
/// what was typed, which may be an answer or a name.
extension Failure {
  /// - Parameters:
  ///   - message: The parser's words.
  ///   - path: The command that was named.
  init(parser message: String, at path: CommandPath) {
    guard !path.hasStranger || !message.contains("nexpected argument") else {
      let names = path.subcommands.joined(separator: " ")
      self.init(
        .usage,
        Label(zh: "\(path.text) 没有这个子命令", en: "\(path.text) has no such subcommand"),
        hint: Label(zh: "子命令：\(names)", en: "its subcommands: \(names)"))
      return
    }
    self.init(
      .usage, Self.words(message),
      hint: Label(zh: "写法：\(path.text) --help", en: "how it is written: \(path.text) --help"))
  }

  private static func words(_ message: String) -> Label {
    let name = declared(message)
    if message.hasPrefix("Missing expected argument") {
      return Label(zh: "缺少参数 \(name)", en: "missing argument \(name)")
    }
    if message.hasPrefix("Missing value for") {
      return Label(zh: "\(name) 后面缺少值", en: "a value is missing after \(name)")
    }
    if message.hasPrefix("Unknown option") {
      return Label(zh: "没有选项 \(name)", en: "there is no option \(name)")
    }
    if message.contains(" is invalid for '") {
      return Label(zh: "\(name) 的值不对", en: "the value of \(name) is not accepted")
    }
    if message.contains("nexpected argument") {
      return Label(zh: "多余的参数", en: "too many arguments")
    }
    if message.contains("does not take any value") {
      return Label(zh: "\(name) 不带值", en: "\(name) takes no value")
    }
    return Label(zh: "命令的写法不对", en: "the command is not written rightly")
  }

  /// The option or argument that a message names, in its last quotes where they can hold nothing
  /// that was typed as a value.
  private static func declared(_ message: String) -> String {
    let marker = " is invalid for '"
    var text = Substring(message)
    if let place = text.ranges(of: marker).last {
      text = text[place.upperBound...]
    } else {
      text = text.drop { $0 != "'" }.dropFirst()
    }
    let name = text.prefix { $0 != "'" }
    let isPlain = name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || "-<>_ ".utf8.contains(byte)
    }
    return isPlain ? String(name) : ""
  }
}
