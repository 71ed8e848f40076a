import Canonical

/// Reads of lines, where they stand, what their place in a journal hangs on; without building an
/// entry, which costs several times as much.
///
/// What it accepts, `Entry` accepts; what it does not, `Entry` judges.
struct EntryScan {
  /// What the place of a line in its journal hangs on.
  struct Place {
    /// The six digits that name a start of the machine, as a number.
    let boot: Int
    let mono: Int
    let previous: Digest
    let sequence: Int
    let isReceipt: Bool
  }

  private var scanner = CanonicalScanner()

  /// A scan that has read nothing.
  init() {}

  /// The place of a line; nil where it is no entry, or one that has to be looked at closely.
  mutating func place(of line: Span<UInt8>) -> Place? {
    guard scanner.scanObject(line) else { return nil }
    var members = ScannedMembers(scanner.members)
    guard members.take("at", in: line, Self.isInteger),
      let boot = members.value("boot", in: line).flatMap({ Self.hexNumber($0, line) }),
      members.take("by", in: line, Self.isStrings),
      members.take("data", in: line, { $1[$0.lowerBound] == UInt8(ascii: "{") }),
      let mono = members.value("mono", in: line).flatMap({ Self.natural($0, line) }),
      members.take("parents", in: line, Self.isDigests),
      let prev = members.value("prev", in: line).flatMap({ Self.text($0, line) }),
      let previous = Digest(hexBytes: line.extracting(prev)),
      let salt = members.value("salt", in: line).flatMap({ Self.text($0, line) }),
      salt.count == 32, Hex.isText(line.extracting(salt)),
      let sequence = members.value("seq", in: line).flatMap({ Self.natural($0, line) }),
      let type = members.value("type", in: line).flatMap({ Self.text($0, line) }),
      members.isEnd || members.take("visit", in: line, { Self.text($0, $1) != nil }),
      members.isEnd
    else { return nil }
    return Place(
      boot: boot, mono: mono, previous: previous, sequence: sequence,
      isReceipt: ScannedMembers.equal(type, "receipt", in: line))
  }

  // MARK: Values

  private static func text(_ value: Range<Int>, _ line: Span<UInt8>) -> Range<Int>? {
    line[value.lowerBound] == UInt8(ascii: "\"")
      ? value.lowerBound + 1..<value.upperBound - 1 : nil
  }

  private static func isInteger(_ value: Range<Int>, _ line: Span<UInt8>) -> Bool {
    let first = line[value.lowerBound]
    return first == UInt8(ascii: "-") || (0x30...0x39).contains(first)
  }

  /// An integer that is not below 0; the scanner has seen that it is not too large.
  private static func natural(_ value: Range<Int>, _ line: Span<UInt8>) -> Int? {
    var number = 0
    for index in value {
      guard (0x30...0x39).contains(line[index]) else { return nil }
      number = number * 10 + Int(line[index] - 0x30)
    }
    return number
  }

  private static func hexNumber(_ value: Range<Int>, _ line: Span<UInt8>) -> Int? {
    guard let text = text(value, line), text.count == 6, Hex.isText(line.extracting(text)) else {
      return nil
    }
    return text.reduce(0) { $0 << 8 | Int(line[$1]) }
  }

  /// Whether an array holds only strings.
  private static func isStrings(_ value: Range<Int>, _ line: Span<UInt8>) -> Bool {
    guard line[value.lowerBound] == UInt8(ascii: "[") else { return false }
    var index = value.lowerBound + 1
    if index == value.upperBound - 1 { return true }
    while line[index] == UInt8(ascii: "\"") {
      index += 1
      while line[index] != UInt8(ascii: "\"") {
        index += line[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      index += 1
      if index == value.upperBound - 1 { return true }
      index += 1
    }
    return false
  }

  /// Whether an array holds only digests: 64 digits, two quotes and a comma each.
  private static func isDigests(_ value: Range<Int>, _ line: Span<UInt8>) -> Bool {
    guard line[value.lowerBound] == UInt8(ascii: "["), isStrings(value, line) else { return false }
    let width = 2 * Digest.byteCount + 3
    guard value.count == 2 || (value.count - 1).isMultiple(of: width) else { return false }
    for start in stride(from: value.lowerBound + 2, to: value.upperBound - 1, by: width) {
      let digits = start..<start + 2 * Digest.byteCount
      guard line[digits.upperBound] == UInt8(ascii: "\""), Hex.isText(line.extracting(digits))
      else { return false }
    }
    return true
  }
}

/// The members of a scanned line, taken in the order in which an entry has them.
private struct ScannedMembers {
  private let members: [CanonicalScanner.Member]
  private var next = 0

  init(_ members: [CanonicalScanner.Member]) {
    self.members = members
  }

  var isEnd: Bool { next == members.count }

  /// The value of the next member; nil when it has another key.
  mutating func value(_ key: StaticString, in line: Span<UInt8>) -> Range<Int>? {
    guard next < members.count, Self.equal(members[next].key, key, in: line) else { return nil }
    next += 1
    return members[next - 1].value
  }

  /// Whether the next member has that key, and a value that is right.
  mutating func take(
    _ key: StaticString, in line: Span<UInt8>, _ isRight: (Range<Int>, Span<UInt8>) -> Bool
  ) -> Bool {
    guard let value = value(key, in: line) else { return false }
    return isRight(value, line)
  }

  static func equal(_ range: Range<Int>, _ text: StaticString, in line: Span<UInt8>) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    for offset in 0..<range.count {
      guard unsafe text.utf8Start[offset] == line[range.lowerBound + offset] else { return false }
    }
    return true
  }
}

extension EntryScan.Place {
  /// The place of an entry that was read as one.
  init(_ entry: Entry) {
    self.init(
      boot: entry.moment.boot.utf8.reduce(0) { $0 << 8 | Int($1) }, mono: entry.moment.mono,
      previous: entry.previous, sequence: entry.sequence, isReceipt: entry.type == .receipt)
  }
}
