import Testing

@testable import Sealing

@Suite("Paths in a bundle")
struct PayloadPathTests {
  private static func isAllowed(_ path: String) -> Bool {
    PayloadPath.matches(path) && PayloadPath.isPortable(path)
  }

  @Test(
    "Allowed",
    arguments: [
      "data/a", "data/_x", "data/a.b-c_d", "data/1/2/3/4/5/6/7/8", "data/console", "data/com",
      "data/com10", "data/\(String(repeating: "a", count: 100))", "data/a..b",
    ])
  func allowed(path: String) {
    #expect(Self.isAllowed(path))
  }

  @Test(
    "Refused",
    arguments: [
      "", "data", "data/", "data//a", "/data/a", "bag/a", "data/../a", "data/..", "data/.a",
      "data/-a", "data/A", "data/a b", "data/a\\b", "data/é", "data/1/2/3/4/5/6/7/8/9", "data/a/",
      "data/\(String(repeating: "a", count: 101))", "data/a.", "data/a./b", "data/con",
      "data/nul.txt", "data/x/com0", "data/lpt9.tar.gz", "data/aux.", "data/a\0", "data/a\n",
    ])
  func refused(path: String) {
    #expect(!Self.isAllowed(path))
  }
}
