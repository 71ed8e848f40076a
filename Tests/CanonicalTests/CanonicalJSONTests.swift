import Foundation
import Support
import Testing

@testable import Canonical

@Suite("Canonical JSON")
struct CanonicalJSONTests {
  @Test(
    "Each file of JSONTestSuite gets the profile's verdict, and what is accepted writes the same",
    .needs(shared: "corpora"))
  func testSuite() throws {
    let table = String(decoding: try Corpora.bytes("jsontestsuite_expect.tsv"), as: UTF8.self)
    var count = 0
    for row in table.split(separator: "\n") {
      let cells = row.split(separator: "\t").map(String.init)
      let path = ["test_parsing", "test_transform"].map { "jsontestsuite/\($0)/\(cells[0])" }
        .first { FileManager.default.fileExists(atPath: Corpora.folder.appending(path: $0).path) }
      let bytes = try Corpora.bytes(try #require(path, "\(cells[0])"))
      let value = try? CanonicalJSON.readObject(bytes)
      #expect((value != nil) == (cells[1] == "accept"), "\(cells[0])")
      var scanner = CanonicalScanner()
      let isAccepted = scanner.scanObject(bytes.span)
      #expect(isAccepted == (cells[1] == "accept"), "\(cells[0])")
      if let value { #expect(try CanonicalJSON.write(.object(value)) == bytes, "\(cells[0])") }
      count += 1
    }
    #expect(count == 340)
  }

  @Test(
    "The profile admits no file of the RFC 8785 corpus, and says why and where",
    .needs(shared: "corpora"),
    arguments: [
      ("arrays", .key, 7), ("french", .key, 33), ("structures", .key, 3), ("unicode", .key, 3),
      ("values", .integer, 42), ("weird", .key, 3),
    ] as [(String, CanonicalError.Reason, Int)])
  func jcs(name: String, reason: CanonicalError.Reason, column: Int) throws {
    let folder = "jcs/testdata"
    // Inputs are pretty-printed: a line end stands where the first value should.
    let input = try Corpora.bytes("\(folder)/input/\(name).json")
    #expect(throws: CanonicalError(.unexpected, at: .init(line: 1, column: 2))) {
      try CanonicalJSON.readObject(input)
    }
    let expected = CanonicalError(reason, at: .init(line: 1, column: column))
    let output = try Corpora.bytes("\(folder)/output/\(name).json")
    #expect(throws: expected) { try CanonicalJSON.readObject(output) }
    let hex = String(decoding: try Corpora.bytes("\(folder)/outhex/\(name).txt"), as: UTF8.self)
    let again = try #require(Hex.bytes(of: hex.filter { !$0.isWhitespace }))
    #expect(throws: expected) { try CanonicalJSON.readObject(again) }
  }

  @Test("The table of reasons names every file of that corpus", .needs(shared: "corpora"))
  func jcsFiles() throws {
    let all = try FileManager.default.subpathsOfDirectory(
      atPath: Corpora.folder.appending(path: "jcs/testdata").path
    ).filter { $0.hasSuffix(".json") || $0.hasSuffix(".txt") }
    #expect(all.count == 18)
  }

  @Test(
    "Each spelling but the canonical one is refused with its reason",
    arguments: [
      ("", .truncated), (" {}", .unexpected), ("{} ", .trailing), ("{}{}", .trailing),
      ("[1]", .notAnObject), (#"{"a":1"#, .truncated), (#"{"a":}"#, .unexpected),
      (#"{"b":1,"a":2}"#, .keyOrder), (#"{"a":1,"a":2}"#, .keyOrder), (#"{"A":1}"#, .key),
      (#"{"":1}"#, .key), (#"{"1":1}"#, .key), (#"{"é":1}"#, .key), (#"{"a":01}"#, .integer),
      (#"{"a":-0}"#, .integer), (#"{"a":1.0}"#, .integer), (#"{"a":1e3}"#, .integer),
      (#"{"a":9007199254740992}"#, .integer), (#"{"a":99999999999999999999}"#, .integer),
      (#"{"a":"\u0041"}"#, .escape), (#"{"a":"\/"}"#, .escape), (#"{"a":"\r"}"#, .escape),
      (#"{"a":"\u000a"}"#, .escape), ("{\"a\":\"\u{7F}\"}", .character(0x7F)),
      ("{\"a\":\"\u{9F}\"}", .character(0x9F)), ("{\"a\":\"\u{202E}\"}", .character(0x202E)),
      ("{\"a\":\"\u{FEFF}\"}", .character(0xFEFF)),
      ("{\"a\":\"e\u{301}\"}", .notNormalized), ("{\"a\":tru}", .unexpected),
      ("{\"a\":1,}", .unexpected), ("{\"a\" :1}", .unexpected), ("{'a':1}", .unexpected),
    ] as [(String, CanonicalError.Reason)])
  func refused(text: String, reason: CanonicalError.Reason) throws {
    let error = #expect(throws: CanonicalError.self) {
      try CanonicalJSON.readObject(Array(text.utf8))
    }
    #expect(error?.reason == reason, "\(text)")
  }

  @Test(
    "Bytes that are no UTF-8 are refused",
    arguments: [
      [0xFF], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xE4, 0xB8], [0x80],
    ] as [[UInt8]])
  func encoding(bytes: [UInt8]) {
    let line = Array(#"{"a":""#.utf8) + bytes + Array(#""}"#.utf8)
    let error = #expect(throws: CanonicalError.self) { try CanonicalJSON.read(line) }
    #expect(error?.reason == .encoding)
  }

  @Test(
    "The place of a defect is named by line and byte, from 1",
    arguments: [
      (#"{"ab":1,"aa":2}"#, 1, 10), (#"{"a":"王\r"}"#, 1, 10), ("{\"a\":\n\n1}", 1, 6),
      ("\n{}", 1, 1), ("{}\n{}", 1, 3), (#"{"a":[1,2,03]}"#, 1, 11), (#"{"a":"王"#, 1, 10),
    ])
  func place(text: String, line: Int, column: Int) {
    let error = #expect(throws: CanonicalError.self) {
      try CanonicalJSON.read(Array(text.utf8))
    }
    #expect(error?.place == .init(line: line, column: column), "\(text)")
    let further = #expect(throws: CanonicalError.self) {
      try CanonicalJSON.read(Array(text.utf8), line: 40)
    }
    #expect(further?.place == .init(line: line + 39, column: column))
    #expect(further?.description.hasPrefix("line \(line + 39), column \(column): ") == true)
  }

  @Test("Each character that no record may hold is refused where it stands")
  func characters() throws {
    let controls = (0...0x1F).filter { $0 != 0x0A && $0 != 0x09 } + Array(0x7F...0x9F)
    let marks = [0x061C, 0x200E, 0x200F, 0xFEFF] + Array(0x202A...0x202E) + Array(0x2066...0x2069)
    let none =
      Array(0xFDD0...0xFDEF) + (0...16).flatMap { [$0 << 16 | 0xFFFE, $0 << 16 | 0xFFFF] }
    #expect(controls.count + marks.count + none.count == 30 + 33 + 13 + 66)
    for value in controls + marks + none {
      let scalar = try #require(Unicode.Scalar(UInt32(value)))
      let line = Array("{\"a\":\"王\(Character(scalar))b\"}".utf8)
      #expect(
        throws: CanonicalError(.character(UInt32(value)), at: .init(line: 7, column: 10))
      ) { try CanonicalJSON.read(line, line: 7) }
    }
    // Line feed and tab may be held; raw they are no spelling.
    for raw in [UInt8(0x0A), 0x09] {
      let error = #expect(throws: CanonicalError.self) {
        try CanonicalJSON.read([0x22, raw, 0x22])
      }
      #expect(error?.reason == .character(UInt32(raw)))
    }
  }

  @Test("A hundred thousand levels are refused at the seventeenth", arguments: ["[", #"{"a":"#])
  func bomb(opening: String) {
    let bytes = Array(String(repeating: opening, count: 100_000).utf8)
    let expected = CanonicalError(
      .tooDeep, at: .init(line: 1, column: 1 + CanonicalJSON.maximumDepth * opening.utf8.count))
    #expect(throws: expected) { try CanonicalJSON.read(bytes) }
    #expect(throws: expected) { try CanonicalLine(bytes) }
  }

  @Test("Depth 16 is read and written, depth 17 is not")
  func depth() throws {
    func nested(_ depth: Int) -> JSONValue {
      (1..<depth).reduce(JSONValue.array([])) { value, _ in .array([value]) }
    }
    let bytes = try CanonicalJSON.write(nested(16))
    #expect(try CanonicalJSON.read(bytes) == nested(16))
    #expect(throws: CanonicalError.self) { try CanonicalJSON.write(nested(17)) }
    let deeper = [UInt8(ascii: "[")] + bytes + [UInt8(ascii: "]")]
    let error = #expect(throws: CanonicalError.self) { try CanonicalJSON.read(deeper) }
    #expect(error?.reason == .tooDeep)
  }

  @Test("A line of 1 MiB is read, one byte more is not")
  func length() throws {
    let most = CanonicalJSON.maximumBytes
    let line =
      [UInt8(ascii: "\"")] + Array(repeating: UInt8(ascii: "a"), count: most - 2)
      + [UInt8(ascii: "\"")]
    #expect(try CanonicalJSON.write(CanonicalJSON.read(line)) == line)
    let error = #expect(throws: CanonicalError.self) { try CanonicalJSON.read([0x20] + line) }
    #expect(error?.reason == .tooLong)
    let text = String(repeating: "a", count: most - 1)
    #expect(throws: CanonicalError.self) { try CanonicalJSON.write(.string(text)) }
  }

  @Test(
    "Values write canonically",
    arguments: [
      (["b": 1, "a": ["x", .null, true]], #"{"a":["x",null,true],"b":1}"#),
      (["a": "\"\\\n\t/"], #"{"a":"\"\\\n\t/"}"#),
      (["a": "王𠮷\u{E000}"], "{\"a\":\"王𠮷\u{E000}\"}"),
      (["a": -9_007_199_254_740_991, "b": 0], #"{"a":-9007199254740991,"b":0}"#),
      (["a": [:], "a1": [], "a_": false], #"{"a":{},"a1":[],"a_":false}"#),
    ] as [(JSONValue, String)])
  func writes(value: JSONValue, text: String) throws {
    #expect(try CanonicalJSON.write(value) == Array(text.utf8))
    #expect(try CanonicalJSON.read(Array(text.utf8)) == value)
  }

  @Test(
    "What cannot be recorded is not written",
    arguments: [
      ["A": 1], ["a": 9_007_199_254_740_992], ["a": "\r"], ["a": "e\u{301}"], ["a": "\u{200E}"],
    ] as [JSONValue])
  func unwritable(value: JSONValue) {
    #expect(throws: CanonicalError.self) { try CanonicalJSON.write(value) }
  }

  @Test("Random values come back as they were", arguments: UInt64(1)...40)
  func roundTrip(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let value = random(depth: 0, &generator)
      let bytes = try CanonicalJSON.write(value)
      #expect(try CanonicalJSON.read(bytes) == value)
    }
  }

  @Test("No changed byte is read as another spelling of the same", arguments: UInt64(1)...20)
  func mutants(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let bytes = try CanonicalJSON.write(
      ["a": random(depth: 0, &generator), "b": [1, -20, "王 x\n", true, .null]])
    for _ in 0..<500 {
      var mutant = bytes
      let place = Int.random(in: mutant.indices, using: &generator)
      mutant[place] = UInt8.random(in: 0...255, using: &generator)
      if let value = try? CanonicalJSON.read(mutant) {
        #expect(try CanonicalJSON.write(value) == mutant)
      }
    }
  }

  private func random(depth: Int, _ generator: inout SeededGenerator) -> JSONValue {
    switch Int.random(in: 0..<(depth < 4 ? 8 : 5), using: &generator) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &generator))
    case 2: return .integer(Int.random(in: JSONValue.integers, using: &generator))
    case 3: return .integer(Int.random(in: -20...20, using: &generator))
    case 4:
      let scalars = (0..<Int.random(in: 0..<8, using: &generator)).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0..<0x30000, using: &generator))
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      return .string(TextProfile.cleaned(String(text)))
    case 5: return .array((0..<3).map { _ in random(depth: depth + 1, &generator) })
    default:
      let keys = ["a", "b1", "c_d", "zz"].filter { _ in Bool.random(using: &generator) }
      return .object(
        Dictionary(
          uniqueKeysWithValues: keys.map { ($0, random(depth: depth + 1, &generator)) }))
    }
  }
}
