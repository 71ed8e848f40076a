import Canonical
import Foundation
import Testing

@testable import Sealing

@Suite("Writing a bundle")
struct BundleWriterTests {
  @Test("The same content gives the same bytes, in whatever order it is given")
  func deterministic() throws {
    let one = try SmallBundle.bytes()
    #expect(try SmallBundle.bytes(items: Array(SmallBundle.items().reversed())) == one)
  }

  @Test("A file on disk is packed like the same bytes in memory, and nothing else is left")
  func files() throws {
    try withFolder { folder in
      let photo = folder.appendingPathComponent("photo").path
      let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      try Data(bytes).write(to: URL(fileURLWithPath: photo))
      let digest = Digest.sha256(bytes)
      let path = folder.appendingPathComponent("r.zip").path
      let item = BundleItem("data/evidence/\(digest)", file: photo, digest: digest)
      let seal = try BundleWriter.write(
        to: path, header: SmallBundle.header(.result), items: [item],
        signers: SmallBundle.signers(.result))
      let inMemory = try SmallBundle.bytes(items: [
        BundleItem("data/evidence/\(digest)", bytes: bytes)
      ])
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(inMemory))
      let checked = try BundleReader(trust: TestKeys.trust()).verify(at: path)
      #expect(checked.seal == seal)
      #expect(checked.sealHash == seal.sealHash)
      #expect(checked.files.map(\.size) == [3_000_000])
      #expect(
        Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
          == ["photo", "r.zip"])
    }
  }

  @Test("A file that is not the one named is refused, and nothing is left")
  func changed() throws {
    try withFolder { folder in
      let photo = folder.appendingPathComponent("photo").path
      try Data("other".utf8).write(to: URL(fileURLWithPath: photo))
      let item = BundleItem("data/e", file: photo, digest: Digest.sha256("photo"))
      #expect(throws: BundleError.sourceChanged(path: photo)) {
        try BundleWriter.write(
          to: folder.appendingPathComponent("r.zip").path, header: SmallBundle.header(.result),
          items: [item], signers: SmallBundle.signers(.result))
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["photo"])
    }
  }

  @Test(
    "Paths that no bundle may hold are refused",
    arguments: [
      (["data/../a"], BundleError.path("data/../a")),
      (["data/nul"], .windowsName(path: "data/nul")),
      (["data/a", "data/a"], .manifestOrder(path: "data/a")),
      (["data/a", "data/a.b", "data/a/b"], .fileAlsoFolder(path: "data/a")),
    ])
  func paths(paths: [String], error: BundleError) {
    #expect(throws: error) {
      try SmallBundle.bytes(items: paths.map { BundleItem($0, bytes: []) })
    }
  }

  @Test("A header outside the grammar is refused before anything is written")
  func header() throws {
    var header = try SmallBundle.header(.result)
    header.id = "a b"
    #expect(throws: BundleError.seal(line: 2)) { try SmallBundle.bytes(header: header) }
    header = try SmallBundle.header(.task)
    header.expires = nil
    #expect(throws: BundleError.noExpiry(.task)) { try SmallBundle.bytes(.task, header: header) }
  }

  @Test("A record file that is no gzip is refused")
  func records() {
    #expect(throws: BundleError.gzip(path: "data/a.jsonl.gz")) {
      try SmallBundle.bytes(items: [
        BundleItem("data/a.jsonl.gz", bytes: Array("not packed at all".utf8))
      ])
    }
  }
}
