import Support
import Testing

@testable import Canonical

@Suite("Judging a line without building values")
struct CanonicalScannerTests {
  @Test("The members of an object are noted where they stand")
  func members() throws {
    let text = #"{"a":[1,{"b":2}],"b_1":"x\"y","c":{},"d":-5,"e":null}"#
    let bytes = Array(text.utf8)
    var scanner = CanonicalScanner()
    let isAccepted = scanner.scanObject(bytes.span)
    #expect(isAccepted)
    func words(_ ranges: [Range<Int>]) -> [String] {
      ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
    }
    #expect(words(scanner.members.map(\.key)) == ["a", "b_1", "c", "d", "e"])
    #expect(
      words(scanner.members.map(\.value)) == [#"[1,{"b":2}]"#, #""x\"y""#, "{}", "-5", "null"])
  }

  @Test(
    "A scanner forgets the line before",
    arguments: ["{}", "[]", "7", #"["a",{"b":1}]"#, "[[],{}]"])
  func again(text: String) {
    var scanner = CanonicalScanner()
    for first in [#"{"z":1,"zz":2}"#, #"{"z":{"y":[1,"#, #"{"z":{"a":1},"a":2}"#] {
      _ = scanner.scan(Array(first.utf8).span)
      let isAccepted = scanner.scan(Array(text.utf8).span)
      #expect(isAccepted && scanner.members.isEmpty, "\(text) after \(first)")
    }
  }

  @Test("A line of members is read one by one where they stand")
  func line() throws {
    let hex = String(repeating: "0f", count: 32)
    let line = try CanonicalLine(
      Array("{\"a\":-12,\"at\":\"王\\n\",\"b\":\"\(hex)\",\"c\":[1,\"x\"]}".utf8))
    #expect((0..<line.count).map(line.key) == ["a", "at", "b", "c"])
    let values = (0..<line.count).map(line.value)
    #expect(values.map(\.integer) == [-12, nil, nil, nil])
    #expect(values.map(\.string) == [nil, "王\n", hex, nil])
    #expect(values.map(\.digest) == [nil, nil, Digest(hex: hex), nil])
    #expect(values.map { $0.isHex(digits: 64) } == [false, false, true, false])
    #expect(values.map(\.json) == [-12, "王\n", .string(hex), [1, "x"]])
    #expect(line.compare(0, with: "a") == 0 && line.compare(1, with: "at") == 0)
    #expect(line.compare(0, with: "at") < 0 && line.compare(1, with: "a") > 0)
    #expect(line.compare(1, with: "b") < 0 && line.compare(2, with: "at") > 0)
  }

  @Test("A line must be an object", arguments: ["[1]", "\"a\"", "7", "null"])
  func notAnObject(text: String) {
    let bytes = Array(text.utf8)
    let expected = CanonicalError(.notAnObject, at: .init(line: 3, column: 1))
    #expect(throws: expected) { try CanonicalLine(bytes, number: 3) }
    #expect(throws: expected) { try CanonicalJSON.readObject(bytes, line: 3) }
  }

  @Test("Every character is judged as the text profile judges it")
  func scalars() {
    var scanner = CanonicalScanner()
    // Every character of the first planes' beginnings, and one in seven of all others.
    let values = Array(UInt32(0x20)...0x3100) + stride(from: 0x3100, through: 0x10FFFF, by: 7)
    for scalar in values.compactMap(Unicode.Scalar.init) where scalar != "\"" && scalar != "\\" {
      let text = String(Character(scalar))
      let bytes = [0x22] + Array(text.utf8) + [0x22]
      let isRecordable = (try? TextProfile.check(text)) != nil
      let isAccepted = scanner.scan(bytes.span)
      #expect(isAccepted == isRecordable, "\(CodePoint.text(scalar.value))")
    }
  }

  @Test(
    "A run of plain bytes ends at the first other one, wherever it stands",
    arguments: [0x00, 0x1F, 0x22, 0x5C, 0x7F, 0x80, 0xFF] as [UInt8])
  func plainBytes(other: UInt8) {
    for length in 0..<20 {
      for place in 0..<length {
        for next in [UInt8(0x20), 0x21, 0x23, 0x5B, 0x5D, 0x7E, other] {
          var bytes = [UInt8](repeating: next, count: length)
          for index in 0..<place { bytes[index] = 0x7E }
          bytes[place] = other
          #expect(PlainBytes.end(from: 0, in: bytes.span) == place)
        }
      }
    }
  }

  @Test("Scanner, reader and writer agree on changed lines", arguments: UInt64(1)...20)
  func mutants(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var scanner = CanonicalScanner()
    let line = Array(
      #"{"a":[1,-20,{"b":"王 x\n","ba":{}}],"ab":"é\"q\\","b":[true,false,null,[]],"c":0}"#.utf8)
    // What a mutation puts in is mostly of JSON's own alphabet, so that many mutants get far.
    let alphabet = Array("{}[]\",:\\-0123456789abn_ tfE.".utf8) + [0x0A, 0x00, 0xCC, 0x81, 0xE2]
    var accepted = 0
    for _ in 0..<1_500 {
      var mutant = line
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0..<mutant.count, using: &generator)
        let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: mutant[place] = byte
        case 1: mutant.insert(byte, at: place)
        default: mutant.remove(at: place)
        }
      }
      let isAccepted = scanner.scan(mutant.span)
      let value = try? CanonicalJSON.read(mutant)
      #expect(isAccepted == (value != nil))
      guard let value else { continue }
      accepted += 1
      #expect(try CanonicalJSON.write(value) == mutant)
    }
    #expect(accepted > 20)
  }
}
