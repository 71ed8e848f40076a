import Testing

@testable import Sealing

@Suite("Finding bundles in a folder")
struct BundleScanTests {
  @Test("The kind is seen from the first bytes", arguments: BundleKind.allCases)
  func kinds(kind: BundleKind) throws {
    #expect(BundleScan.look(at: try SmallBundle.bytes(kind)) == .bundle(kind))
  }

  @Test("Anything else is told apart from a damaged bundle")
  func others() throws {
    let good = try SmallBundle.bytes()
    #expect(BundleScan.look(at: Array(good[..<100])) == .unreadable)
    #expect(BundleScan.look(at: Array(good.dropFirst())) == .other)
    #expect(BundleScan.look(at: []) == .other)
  }
}
