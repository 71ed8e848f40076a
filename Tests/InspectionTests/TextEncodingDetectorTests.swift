import Inspection
import Testing

@Suite("Finding a text's encoding")
struct TextEncodingDetectorTests {
  /// 𠮷㐂䶮 in GB18030, two of them in four bytes.
  static let rare: [UInt8] = [0x95, 0x34, 0xB2, 0x35, 0x81, 0x39, 0xEF, 0x31, 0xFE, 0x9F]

  @Test("UTF-8 is known with and without its mark")
  func utf8() throws {
    let plain = try TextEncodingDetector.decode(Array("名称𠮷".utf8))
    #expect(plain == .init(text: "名称𠮷", encoding: .utf8, hadMark: false))
    let marked = try TextEncodingDetector.decode([0xEF, 0xBB, 0xBF] + Array("名称".utf8))
    #expect(marked == .init(text: "名称", encoding: .utf8, hadMark: true))
  }

  @Test("GB18030 holds the rare characters of names, and private ones")
  func gb18030() throws {
    let decoded = try TextEncodingDetector.decode(Self.rare)
    #expect(decoded == .init(text: "𠮷㐂䶮", encoding: .gb18030, hadMark: false))
    #expect(try TextEncodingDetector.decode([0xA2, 0xA1 + 0x39]).text.unicodeScalars.count == 1)
    #expect(try TextEncodingDetector.decode([0xAA, 0xA1]).text == "\u{E000}")
  }

  @Test(
    "Bytes that are neither are refused where they begin",
    arguments: [
      ([0x41, 0x81], 1), ([0x41, 0xFF, 0x42], 1), ([0xC3, 0xFB, 0x81, 0x30, 0x81], 2),
    ] as [([UInt8], Int)])
  func neither(bytes: [UInt8], offset: Int) {
    #expect(throws: TextEncodingError.notGB18030(offset: offset)) {
      try TextEncodingDetector.decode(bytes)
    }
  }

  @Test("UTF-16 is named, and a marked or wanted UTF-8 must be UTF-8")
  func others() {
    #expect(throws: TextEncodingError.utf16) {
      try TextEncodingDetector.decode([0xFF, 0xFE, 0x0D, 0x54])
    }
    #expect(throws: TextEncodingError.notUTF8) {
      try TextEncodingDetector.decode([0xEF, 0xBB, 0xBF, 0xFF])
    }
    #expect(throws: TextEncodingError.notUTF8) {
      try TextEncodingDetector.decode(Self.rare, as: .utf8)
    }
  }

  @Test("A text that could be either is read as the caller says")
  func said() throws {
    // 联通 in GBK is valid UTF-8 by chance.
    let bytes: [UInt8] = [0xC1, 0xAA, 0xCD, 0xA8]
    #expect(try TextEncodingDetector.decode(bytes, as: .gb18030).text == "联通")
  }

  @Test("Every character of a long text comes through", arguments: [1, 1000, 100_000])
  func length(count: Int) throws {
    let bytes = Array(repeatElement([0xC3, 0xFB] as [UInt8], count: count).joined())
    let decoded = try TextEncodingDetector.decode(bytes)
    #expect(decoded.text == String(repeating: "名", count: count))
  }
}
