import Draw
import Testing

@Suite("The files of a draw folder")
struct DrawFileTests {
  @Test("Only plan, seed and public part may be published")
  func published() {
    let names = DrawFile.allCases.filter(\.isPublic).map(\.rawValue)
    #expect(names == ["plan.json", "seed.txt", "public.json"])
  }
}
