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
  private let keys = EntryKeys()

  /// A scan that has read nothing.
  init() {}

  /// The place of a line; nil where it is no entry, or one that has to be looked at closely.
  mutating func place(of line: Span<UInt8>) -> Place? {
    guard scanner.scanObject(line), scanner.members.count == 10 || scanner.members.count == 11,
      let at = scanner.value(0, of: keys.at, in: line), Self.isInteger(at, line),
      let bootValue = scanner.value(1, of: keys.boot, in: line),
      let boot = Self.hexNumber(bootValue, line),
      let by = scanner.value(2, of: keys.by, in: line), Self.isStrings(by, line),
      let data = scanner.value(3, of: keys.data, in: line),
      line[data.lowerBound] == UInt8(ascii: "{"),
      let monoValue = scanner.value(4, of: keys.mono, in: line),
      let mono = Self.natural(monoValue, line),
      let parents = scanner.value(5, of: keys.parents, in: line), Self.isDigests(parents, line),
      let prev = scanner.value(6, of: keys.prev, in: line), let digits = Self.text(prev, line),
      let previous = Digest(hexBytes: line.extracting(digits)),
      let saltValue = scanner.value(7, of: keys.salt, in: line),
      let salt = Self.text(saltValue, line), salt.count == 32, Hex.isText(line.extracting(salt)),
      let seq = scanner.value(8, of: keys.seq, in: line), let sequence = Self.natural(seq, line),
      let typeValue = scanner.value(9, of: keys.type, in: line),
      let type = Self.text(typeValue, line), isVisit(10, in: line)
    else { return nil }
    return Place(
      boot: boot, mono: mono, previous: previous, sequence: sequence,
      isReceipt: keys.receipt.equals(type, in: line))
  }

  /// Whether the last member, where there is one more, is the visit.
  private func isVisit(_ number: Int, in line: Span<UInt8>) -> Bool {
    guard number < scanner.members.count else { return true }
    guard let visit = scanner.value(number, of: keys.visit, in: line) else { return false }
    return Self.text(visit, line) != nil
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
    // A string or a word may be longer than any integer.
    guard (0x30...0x39).contains(line[value.lowerBound]) else { return nil }
    var number = 0
    for index in value { number = number * 10 + Int(line[index]) - 0x30 }
    return number
  }

  private static func hexNumber(_ value: Range<Int>, _ line: Span<UInt8>) -> Int? {
    guard let text = text(value, line), text.count == 6, Hex.isText(line.extracting(text)) else {
      return nil
    }
    var number = 0
    for index in text { number = number << 8 | Int(line[index]) }
    return number
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
    guard line[value.lowerBound] == UInt8(ascii: "[") else { return false }
    if value.count == 2 { return true }
    let width = 2 * Digest.byteCount + 3
    guard (value.count - 1).isMultiple(of: width), isStrings(value, line) else { return false }
    for start in stride(from: value.lowerBound + 2, to: value.upperBound - 1, by: width) {
      let digits = start..<start + 2 * Digest.byteCount
      guard line[digits.upperBound] == UInt8(ascii: "\""), Hex.isText(line.extracting(digits))
      else { return false }
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

/// The keys of an entry, in their order, and the one type that a scan knows.
private struct EntryKeys {
  let at = CanonicalKey("at")
  let boot = CanonicalKey("boot")
  let by = CanonicalKey("by")
  let data = CanonicalKey("data")
  let mono = CanonicalKey("mono")
  let parents = CanonicalKey("parents")
  let prev = CanonicalKey("prev")
  let salt = CanonicalKey("salt")
  let seq = CanonicalKey("seq")
  let type = CanonicalKey("type")
  let visit = CanonicalKey("visit")
  let receipt = CanonicalKey("receipt")
}
