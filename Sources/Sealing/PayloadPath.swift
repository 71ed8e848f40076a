/// The paths that a bundle may hold: `data(/[a-z0-9_][a-z0-9._-]{0,99}){1,8}`, and of these only
/// such as every system can hold.
enum PayloadPath {
  private static let devices: Set<String> = ["con", "prn", "aux", "nul"]

  /// Whether the path keeps to the grammar.
  static func matches(_ path: String) -> Bool {
    let parts = path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
    guard (2...9).contains(parts.count), parts[0].elementsEqual("data".utf8) else { return false }
    return parts.dropFirst().allSatisfy { part in
      guard (1...100).contains(part.count), let first = part.first else { return false }
      return first != 0x2E && first != 0x2D && part.allSatisfy(SealGrammar.isPathByte)
    }
  }

  /// Whether Windows can hold the path: no trailing dots, no device names.
  static func isPortable(_ path: String) -> Bool {
    path.utf8.split(separator: 0x2F).allSatisfy { part in
      part.last != 0x2E && !isDevice(part.prefix { $0 != 0x2E })
    }
  }

  /// `con`, `prn`, `aux`, `nul`, `com0`…`com9`, `lpt0`…`lpt9`: with any extension they are devices.
  private static func isDevice(_ stem: Substring.UTF8View.SubSequence) -> Bool {
    let text = String(decoding: stem, as: UTF8.self)
    if devices.contains(text) { return true }
    guard text.utf8.count == 4, let last = text.utf8.last, SealGrammar.isDigit(last) else {
      return false
    }
    return text.hasPrefix("com") || text.hasPrefix("lpt")
  }
}
