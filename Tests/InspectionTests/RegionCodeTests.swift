import Inspection
import Testing

@Suite("Region codes")
struct RegionCodeTests {
  @Test(
    "A region is six digits of a province that exists",
    arguments: [
      ("140581", true), ("140500", true), ("990000", false), ("000000", false), ("14058", false),
      ("1405811", false), ("14058a", false), ("１４０５８１", false),
    ])
  func known(text: String, isRegion: Bool) {
    let region = RegionCode(text)
    #expect((region != nil) == isRegion)
    if let region { #expect(region.description == text) }
  }

  @Test(
    "A region holds what lies in it",
    arguments: [
      ("140581", "140581", true), ("140500", "140581", true), ("140000", "140581", true),
      ("140581", "140500", false), ("140500", "140600", false), ("140581", "140525", false),
      ("130000", "140581", false),
    ])
  func holds(outer: String, inner: String, holds: Bool) throws {
    let outer = try #require(RegionCode(outer))
    #expect(outer.holds(try #require(RegionCode(inner))) == holds)
  }
}
