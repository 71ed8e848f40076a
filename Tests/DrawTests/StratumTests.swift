import Draw
import Testing

@Suite("A stratum")
struct StratumTests {
  @Test(
    "The quota is rounded up, at least the minimum, at most all",
    arguments: [
      (50, 0, 0, 0), (50, 0, 1, 1), (50, 0, 20, 1), (50, 0, 21, 2), (333, 0, 3, 1),
      (334, 0, 3, 2), (1000, 0, 7, 7), (0, 3, 10, 3), (0, 3, 2, 2), (100, 5, 60, 6), (0, 0, 9, 0),
    ])
  func quota(_ permille: Int, _ min: Int, _ size: Int, _ expected: Int) throws {
    let stratum = try Stratum(name: "A", permille: permille, min: min)
    #expect(stratum.quota(of: size) == expected)
  }

  @Test(
    "What no stratum can be is refused",
    arguments: [
      ("", 1, 0, 0, DrawField.name), ("A\u{7}", 1, 0, 0, .name), ("A", -1, 0, 0, .permille),
      ("A", 1001, 0, 0, .permille), ("A", 1, -1, 0, .min), ("A", 1, 0, -1, .reserve),
    ])
  func refused(
    _ name: String, _ permille: Int, _ min: Int, _ reserve: Int, _ field: DrawField
  ) {
    #expect(throws: DrawError.invalid(field)) {
      try Stratum(name: name, permille: permille, min: min, reserve: reserve)
    }
  }
}
