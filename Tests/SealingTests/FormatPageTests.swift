import Canonical
import Foundation
import Inspection
import Support
import Testing

@testable import Sealing

@Suite("The page on the bundle format")
struct FormatPageTests {
  private let page: String
  private let example: FormatExample

  init() throws {
    page = try String(
      contentsOfFile: Project.path("Sources/Yicha/Yicha.docc/Format.md"), encoding: .utf8)
    example = try FormatExample()
  }

  private var lines: [String] {
    page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private var session: ConsoleSession {
    ConsoleSession(joining: ConsoleSession.blocks(of: page))
  }

  @Test("Each line that the example shows is what keys and builder give, and none is left out")
  func recomputed() {
    #expect(session.steps.flatMap(\.shown) == example.output)
  }

  @Test(
    "The commands of the example print what is shown, line for line",
    .needs(.bash, .python, .cryptography, .unzip, .openssl, .sha256sum, .awk, .zcat))
  func commands() throws {
    let session = session
    try withFolder { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/Bundles", withDestinationPath: Project.path("Bundles"))
      let outcome = try session.run(in: folder.path)
      #expect(outcome.code == 0, "\(outcome.output)")
      for (number, step) in session.steps.enumerated() {
        #expect(outcome.said(by: number) == step.shown, "\(step.command)")
      }
    }
  }

  @Test("The text around it names no other value, and no wrong digit of one goes unseen")
  func digits() {
    let known = known
    var mutants = 0
    for line in lines {
      #expect(Self.unknown(in: line, known).isEmpty, "\(line)")
      for mutant in Self.mutants(of: line) {
        mutants += 1
        #expect(!Self.unknown(in: mutant, known).isEmpty, "\(mutant)")
      }
    }
    #expect(mutants > 1000)
  }

  @Test("The forms of the headers are those that are written")
  func headers() throws {
    let name = "bag/data/a"
    let values = [
      "<crc>": "c1c2c3c4", "<size>": "05000000", "<n>": "0a00", "<offset>": "06000000",
      "<name>": Hex.text(of: Array(name.utf8)), "<entries>": "0700", "<central bytes>": "08000000",
      "<central offset>": "09000000",
    ]
    let checksum: UInt32 = 0xC4C3_C2C1
    let written = [
      "local": ZipForm.header(name: name, checksum: checksum, size: 5),
      "central": ZipForm.directoryEntry(name: name, checksum: checksum, size: 5, offset: 6),
      "end": ZipForm.end(entries: 7, directorySize: 8, offset: 9),
    ]
    for (word, bytes) in written {
      let line = try #require(lines.first { $0.hasPrefix("    \(word) ") })
      let form = values.reduce(line.dropFirst(4 + word.count)) {
        $0.replacing($1.key, with: $1.value)
      }
      #expect(form.replacing(" ", with: "") == Hex.text(of: bytes), "\(word)")
    }
  }

  @Test("The limits are those that are kept")
  func limits() {
    let numbers = [
      SealGrammar.maximumBundleBytes, SealGrammar.maximumSealBytes,
      SealGrammar.maximumManifestBytes, SealGrammar.maximumFiles,
    ]
    let texts =
      numbers.map { "\(Self.grouped($0))" } + [
        "at most \(SealGrammar.maximumExpansions): path",
        "1 to \(SealGrammar.maximumSigners): role",
        "at most \(Seal.Expansion.maximumRatio) times the packed size",
        "\(Seal.Expansion.maximumTotal >> 20) MiB in all",
        "depth at most \(CanonicalJSON.maximumDepth)",
        "at most \(CanonicalJSON.maximumBytes >> 20) MiB",
      ]
    for text in texts { #expect(page.contains(text), "\(text)") }
  }

  @Test("Every vector is refused by a check that the page names, with an exit that it names")
  func checks() throws {
    var named: [String: Set<UInt8>] = [:]
    for row in lines where row.hasPrefix("| `") {
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let exits = Set(cells[1].split(separator: ", ").compactMap { UInt8($0) })
      guard !exits.isEmpty else { continue }
      // An exit of its own in the last cell, such as for one key twice.
      let others = cells[2].matches(of: /: (2\d)\)/).compactMap { UInt8($0.output.1) }
      for check in cells[0].split(separator: ", ") {
        named[check.trimmingCharacters(in: ["`"]), default: []].formUnion(exits.union(others))
      }
    }
    for check in named.keys { #expect(BundleError.Check(rawValue: check) != nil, "\(check)") }
    for vector in Vectors.all {
      guard let error = vector.error else { continue }
      let exits = named[error.check.rawValue] ?? []
      #expect(exits.contains(UInt8(error.exitCode.rawValue)), "\(vector.name)")
    }
  }

  // MARK: Values in the text

  /// The values that may stand in the page, and the words that look like values.
  private var known: Set<String> {
    Set((example.output + example.constants + ["sha256sum", "00000000"]).flatMap(Self.values))
  }

  private static func unknown(in line: String, _ known: Set<String>) -> Set<String> {
    Set(values(in: line)).subtracting(known)
  }

  /// Words of 8 characters or more with two digits among them.
  private static func values(in line: String) -> [String] {
    ranges(in: Array(line.utf8)).map { String(decoding: Array(line.utf8)[$0], as: UTF8.self) }
  }

  private static func ranges(in line: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for index in 0...line.count where index == line.count || !isWord(line[index]) {
      let digits = line[start..<index].count { SealGrammar.isDigit($0) }
      if index - start >= 8, digits >= 2 { ranges.append(start..<index) }
      start = index + 1
    }
    return ranges
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    SealGrammar.isIdentifier(byte) && byte != 0x2E && byte != 0x5F && byte != 0x2D
  }

  /// The line with each digit of each value changed, one at a time.
  private static func mutants(of line: String) -> [String] {
    let bytes = Array(line.utf8)
    return ranges(in: bytes).joined().map { index in
      var mutant = bytes
      mutant[index] = bytes[index] == 0x37 ? 0x38 : 0x37
      return String(decoding: mutant, as: UTF8.self)
    }
  }

  private static func grouped(_ number: Int) -> String {
    var rest = Array(String(number))
    var groups: [String] = []
    while !rest.isEmpty {
      groups.insert(String(rest.suffix(3)), at: 0)
      rest.removeLast(min(3, rest.count))
    }
    return groups.joined(separator: ",")
  }
}
