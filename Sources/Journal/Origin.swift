/// Whose journal: `yicha/<region>/<device>` or the office's `yicha/<region>/office`.
package struct Origin: Hashable, Sendable, CustomStringConvertible {
  /// The name as it stands in checkpoints.
  package let name: String

  /// The journal of a device, named by the first 16 digits of its key id.
  package static func device(_ kid16: String, region: String) -> Origin {
    Origin(unchecked: "yicha/\(region)/\(kid16)")
  }

  /// The journal of an office.
  package static func office(region: String) -> Origin {
    Origin(unchecked: "yicha/\(region)/office")
  }

  /// An origin from its name; nil when it is not of one of the two forms.
  package init?(_ name: String) {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "yicha", parts[1].utf8.count == 6,
      parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), !parts[2].isEmpty,
      parts[2].utf8.count <= 80,
      parts[2].utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) })
    else { return nil }
    self.name = name
  }

  private init(unchecked name: String) {
    self.name = name
  }

  /// The device's 16 digits, or `office`.
  package var holder: String {
    let start = name.utf8.lastIndex(of: UInt8(ascii: "/")).map { name.utf8.index(after: $0) }
    return String(name[(start ?? name.startIndex)...])
  }

  /// Whether it is an office's; asked of each entry, and so without making a text.
  package var isOffice: Bool { name.utf8.suffix(7).elementsEqual("/office".utf8) }

  /// The six digits of the region.
  package var region: String { String(name.split(separator: "/").dropFirst().first ?? "") }

  /// The name.
  package var description: String { name }
}
