/// Reads a header by its grammar and lets nothing else pass.
///
/// The grammar is C2SP age.md, "ABNF definition of file header".
struct AgeHeaderParser {
  /// Bytes of the longest header that is read, some two thousand recipients.
  static let limit = 1 << 18

  private let input: AgeInput
  private var covered: [UInt8] = []
  private var lines = 0

  private init(_ input: AgeInput) {
    self.input = input
  }

  /// The header at the start of the input, which stands before the payload then.
  ///
  /// - Throws: `version`, `headerLine`, `headerTooLong`, `stanza`, `notAlone`, `file`.
  static func header(from input: AgeInput) throws(AgeError) -> AgeHeader {
    var parser = AgeHeaderParser(input)
    return try parser.header()
  }

  private mutating func header() throws(AgeError) -> AgeHeader {
    guard try versionLine() == AgeHeader.version else { throw .version }
    var stanzas: [AgeStanza] = []
    while true {
      let line = try self.line()
      if line.starts(with: AgeHeader.end) {
        guard !stanzas.isEmpty else { throw .headerLine(lines) }
        let mac = try mac(line)
        try AgeStanzas.check(stanzas)
        covered.removeLast(line.count + 1 - AgeHeader.end.count)
        return AgeHeader(stanzas: stanzas, covered: covered, mac: mac)
      }
      stanzas.append(try stanza(line))
    }
  }

  private func mac(_ line: [UInt8]) throws(AgeError) -> [UInt8] {
    let text = line.dropFirst(AgeHeader.end.count + 1)
    guard line.starts(with: AgeHeader.end + [0x20]), let mac = AgeBase64.bytes(of: text),
      mac.count == 32
    else { throw .headerLine(lines) }
    return mac
  }

  private mutating func stanza(_ line: [UInt8]) throws(AgeError) -> AgeStanza {
    let words = line.split(separator: 0x20, omittingEmptySubsequences: false)
    let visible: ClosedRange<UInt8> = 0x21...0x7E
    guard words.count > 1, words[0].elementsEqual("->".utf8),
      words.allSatisfy({ !$0.isEmpty && $0.allSatisfy(visible.contains) })
    else { throw .headerLine(lines) }
    let arguments = words.dropFirst().map { String(decoding: $0, as: UTF8.self) }
    return AgeStanza(type: arguments[0], arguments: Array(arguments.dropFirst()), body: try body())
  }

  private mutating func body() throws(AgeError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let line = try self.line()
      guard line.count <= AgeStanza.columns, let part = AgeBase64.bytes(of: line) else {
        throw .headerLine(lines)
      }
      bytes += part
      if line.count < AgeStanza.columns { return bytes }
    }
  }

  /// The first line alone says that the file is no age file at all.
  private mutating func versionLine() throws(AgeError) -> [UInt8] {
    do { return try line() } catch {
      if case .file = error { throw error }
      throw .version
    }
  }

  private mutating func line() throws(AgeError) -> [UInt8] {
    lines += 1
    let room = Self.limit - covered.count
    let line = try input.line(atMost: room)
    guard let line else { throw room > 0 && input.isAtEnd ? .headerLine(lines) : .headerTooLong }
    covered += line + [0x0A]
    return line
  }
}
