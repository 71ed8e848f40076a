import Canonical
import Foundation
import Testing

@testable import Sealing

@Suite("Files of a result")
struct ResultContentTests {
  private static let digest = Digest.sha256("a film")

  @Test("A piece of evidence and its parts are read from the paths they are written to")
  func evidence() {
    #expect(
      ResultContent.evidence(path: ResultContent.evidencePath(Self.digest)) == .whole(Self.digest))
    for number in [1, 9, 10, 999, 9_999] {
      let path = ResultContent.partPath(number, of: Self.digest)
      #expect(path.hasPrefix("data/evidence/\(Self.digest.hex).p") && path.utf8.count == 84)
      #expect(ResultContent.evidence(path: path) == .part(number, of: Self.digest))
      #expect(PayloadPath.matches(path) && PayloadPath.isPortable(path))
    }
  }

  @Test(
    "A number in any other form names no part",
    arguments: [
      ".p0000", ".p1", ".p001", ".p00001", ".p10000", ".p-001", ".p+001", ".p0x01", ".P0001",
      ".p 001", "p0001", ".p0001.", ".p0001p0001", ".p00０1", ".q0001", ".", "0",
    ])
  func otherForms(ending: String) {
    #expect(ResultContent.evidence(path: "data/evidence/\(Self.digest.hex)\(ending)") == nil)
    #expect(ResultContent.evidence(path: "data/\(Self.digest.hex).p0001") == nil)
  }

  @Test("Parts of a file are packed as ranges of it, and together they are the file")
  func ranges() throws {
    try withFolder { folder in
      let film = folder.appendingPathComponent("film").path
      let bytes = (0..<2_500_000).map { UInt8(truncatingIfNeeded: $0 &* 13) }
      try Data(bytes).write(to: URL(fileURLWithPath: film))
      let ranges = [0..<1_200_000, 1_200_000..<2_400_000, 2_400_000..<2_500_000]
      func items(_ digest: (Range<Int>) -> Digest) -> [BundleItem] {
        ranges.enumerated().map { index, range in
          BundleItem(
            ResultContent.partPath(index + 1, of: .sha256(bytes)), file: film, range: range,
            digest: digest(range))
        }
      }
      let bundle = try SmallBundle.bytes(items: items { .sha256(Array(bytes[$0])) })
      let opened = try BundleReader(trust: TestKeys.trust()).open(
        MemorySource(bundle), copyingInto: folder.path)
      let files = opened.files(under: "data/evidence/")
      #expect(files.map(\.size) == ranges.map(\.count))
      #expect(try files.flatMap { try opened.bytes(of: $0.path) } == bytes)
      try opened.close()
      #expect(throws: BundleError.sourceChanged(path: film)) {
        try SmallBundle.bytes(items: items { _ in .zero })
      }
    }
  }
}
