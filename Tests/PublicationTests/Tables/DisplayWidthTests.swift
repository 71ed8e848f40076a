import Testing

@testable import Publication

@Suite("Widths on a terminal")
struct DisplayWidthTests {
  @Test(
    "Count East Asian wide characters twice and marks not at all",
    arguments: [
      ("", 0), ("abc", 3), ("高平", 4), ("高a平", 5), ("（）", 4), ("“”", 2), ("１２", 4), ("𠮷㐂", 4),
      ("é", 1), ("e\u{301}", 1), ("ｶﾅ", 2), ("한글", 4), ("👨‍👩‍👧", 2), ("✓", 1), ("⚠\u{FE0F}", 2),
      ("〔2023〕", 8),
      ("\u{200B}", 0), ("·…—", 3), ("；", 2),
    ])
  func widths(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test(
    "Are kept within a limit without cutting a character in two",
    arguments: [
      ("高平市", 6, "高平市"), ("高平市", 5, "高.."), ("高平市场", 6, "高平.."), ("高平市场", 7, "高平.."),
      ("abcdef", 5, "abc.."), ("高平", 1, "."), ("高平", 0, ""), ("", 0, ""),
    ])
  func clipping(text: String, limit: Int, expected: String) {
    let clipped = DisplayWidth.clipped(text, to: limit)
    #expect(clipped == expected)
    #expect(DisplayWidth.of(clipped) <= limit)
  }
}
