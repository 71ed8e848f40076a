import Inspection
import Testing

@testable import Publication

@Suite("The publicity rate")
struct PublicityRateTests {
  private static func rate(_ published: Int, of due: Int) -> PublicityRate {
    PublicityRate(
      finished: Set((0..<due).map { "V-\($0)" }),
      published: Set((0..<published).map { "V-\($0)" }))
  }

  @Test(
    "Is an exact fraction with an exact or visibly cut percentage",
    arguments: [
      (199, 200, "199/200 = 99.5 %"), (200, 200, "200/200 = 100 %"), (0, 7, "0/7 = 0 %"),
      (199, 201, "199/201 = 99.0049… %"), (1, 3, "1/3 = 33.3333… %"), (1, 32, "1/32 = 3.125 %"),
      (1, 1024, "1/1024 = 0.09765625 %"), (29_999, 30_000, "29999/30000 = 99.9966… %"),
      (299_999, 300_000, "299999/300000 = 99.9996… %"), (2, 400, "2/400 = 0.5 %"),
      (0, 0, "0/0"),
    ])
  func text(published: Int, due: Int, expected: String) {
    #expect(Self.rate(published, of: due).text == expected)
  }

  @Test("Names the one of 200 that is missing")
  func missing() {
    let rate = Self.rate(199, of: 200)
    #expect(!rate.isComplete)
    #expect(rate.missing == ["V-199"])
  }

  @Test("Counts what the law withholds apart, with its reason")
  func withheld() {
    let rate = PublicityRate(
      finished: ["V-1", "V-2", "V-3", "V-4"], published: ["V-1", "V-9"],
      withheld: ["V-2": "涉及国家秘密", "V-3": "涉及国家秘密", "V-8": "未完成"])
    #expect(rate.text == "1/2 = 50 %")
    #expect(rate.withheld == ["涉及国家秘密": 2])
    #expect(rate.missing == ["V-4"])
  }

  @Test("Is complete, and says so in words, when nothing is due")
  func nothingDue() {
    let rate = PublicityRate(finished: [], published: [])
    #expect(rate.isComplete)
    #expect(rate.words.zh == "0/0（无应公示结果）")
    #expect(rate.words.en == "0/0 (nothing due)")
  }
}
