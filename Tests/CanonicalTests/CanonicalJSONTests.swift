import Canonical
import Foundation
import Support
import Testing

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
      if let value { #expect(try CanonicalJSON.write(.object(value)) == bytes, "\(cells[0])") }
      count += 1
    }
    #expect(count == 340)
  }

  @Test(
    "The profile admits no file of the RFC 8785 corpus, and says why",
    .needs(shared: "corpora"),
    arguments: [
      ("arrays", [CanonicalError.Reason.key]),
      ("french", [.key, .keyOrder]), ("structures", [.key, .keyOrder]), ("unicode", [.key]),
      ("values", [.integer, .escape, .key]), ("weird", [.key, .escape]),
    ] as [(String, [CanonicalError.Reason])])
  func jcs(name: String, output: [CanonicalError.Reason]) throws {
    for kind in ["input", "output"] {
      let bytes = try Corpora.bytes("jcs/testdata/\(kind)/\(name).json")
      let error = #expect(throws: CanonicalError.self) { try CanonicalJSON.readObject(bytes) }
      if kind == "output" { #expect(output.contains(try #require(error).reason), "\(name)") }
    }
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

  @Test("The place of a defect is named by line and column")
  func place() {
    let error = #expect(throws: CanonicalError.self) {
      try CanonicalJSON.read(Array(#"{"ab":1,"aa":2}"#.utf8))
    }
    #expect(error?.line == 1 && error?.column == 10)
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
    let bomb = Array(repeating: UInt8(ascii: "["), count: 1 << 20)
    #expect(throws: CanonicalError.self) { try CanonicalJSON.read(bomb) }
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
