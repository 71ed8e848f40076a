/// A recipient stanza: the file key, wrapped for one recipient (C2SP age.md, "Recipient stanza").
package struct AgeStanza: Equatable, Sendable {
  /// The first argument.
  let type: String
  /// The arguments after the type.
  let arguments: [String]
  /// The bytes of the body.
  let body: [UInt8]

  /// Characters of a full line of the body.
  static let columns = 64

  /// The stanza as it stands in the header, with its last line feed.
  var encoded: [UInt8] {
    var bytes = Array("-> \(([type] + arguments).joined(separator: " "))\n".utf8)
    var rest = AgeBase64.text(of: body)[...]
    while rest.count >= Self.columns {
      bytes += rest.prefix(Self.columns) + [0x0A]
      rest = rest.dropFirst(Self.columns)
    }
    // The last line is a short one, be it empty, and so ends the body.
    return bytes + rest + [0x0A]
  }
}
