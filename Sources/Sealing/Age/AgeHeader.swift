/// The header of an age file (C2SP age.md, "Header").
struct AgeHeader: Equatable, Sendable {
  /// The first line, without its line feed.
  static let version = Array("age-encryption.org/v1".utf8)
  /// What begins the last line, and ends what its MAC covers.
  static let end = Array("---".utf8)

  /// The stanzas in their order.
  let stanzas: [AgeStanza]
  /// The bytes that the MAC covers, exactly as they stand in the file.
  let covered: [UInt8]
  /// The MAC of the last line.
  let mac: [UInt8]

  /// A header as it was read.
  init(stanzas: [AgeStanza], covered: [UInt8], mac: [UInt8]) {
    self.stanzas = stanzas
    self.covered = covered
    self.mac = mac
  }

  /// A new header around a file key.
  init(stanzas: [AgeStanza], fileKey: AgeFileKey) {
    self.stanzas = stanzas
    covered = Self.covered(by: stanzas)
    mac = fileKey.headerMAC(of: covered)
  }

  /// What the MAC of a header with these stanzas covers.
  static func covered(by stanzas: [AgeStanza]) -> [UInt8] {
    version + [0x0A] + stanzas.flatMap(\.encoded) + end
  }

  /// How many bytes the header for so many X25519 recipients has.
  static func bytes(recipients: Int) -> Int {
    let share = [UInt8](repeating: 0, count: AgeFileKey.wrappedBytes)
    let argument = String(decoding: AgeBase64.text(of: share), as: UTF8.self)
    let stanza = AgeStanza(
      type: AgeStanzaType.x25519.name, arguments: [argument], body: share)
    let header = AgeHeader(
      stanzas: [], covered: covered(by: [stanza]), mac: [UInt8](repeating: 0, count: 32))
    return header.encoded.count + (recipients - 1) * stanza.encoded.count
  }

  /// The header with its last line feed.
  var encoded: [UInt8] { covered + [0x20] + AgeBase64.text(of: mac) + [0x0A] }
}
