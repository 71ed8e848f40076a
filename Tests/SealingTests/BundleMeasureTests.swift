import Canonical
import Foundation
import Support
import Testing

@testable import Sealing

@Suite("How large a bundle becomes")
struct BundleMeasureTests {
  private static func measure(
    _ header: Seal.Header, _ items: [BundleItem], _ encryption: BundleEncryption?
  ) throws -> BundleMeasure {
    var measure = BundleMeasure(
      header: header, signers: try SmallBundle.signers(.result), encryption: encryption)
    for item in items {
      guard case .bytes(let bytes) = item.source else { continue }
      measure.add(item.path, size: bytes.count)
    }
    return measure
  }

  @Test(
    "To the byte, plain and encrypted, for files of any number and size",
    arguments: [0, 1, 3], [0, 1, 10, 65_535, 65_536, 200_000])
  func exact(recipients: Int, size: Int) throws {
    try withFolder { folder in
      var header = try SmallBundle.header(.result)
      header.previous = .zero
      header.log = Seal.LogPosition(origin: "yicha/140581/office", size: 12, root: .zero)
      var generator = SeededGenerator(seed: UInt64(size))
      for count in [0, 1, 12] {
        let items = (0..<count).map { number in
          BundleItem(
            "data/evidence/\(Digest.sha256("\(number)"))",
            bytes: [UInt8](repeating: 7, count: Int.random(in: 0...size, using: &generator)))
        }
        let keys = try (0..<recipients).map { try TestAge.recipient(UInt64($0 + 1)) }
        let encryption =
          keys.isEmpty ? nil : BundleEncryption(to: keys, random: TestAge.random(5))
        let path = folder.appendingPathComponent("\(count).zip").path
        try BundleWriter.write(
          to: path, header: header, items: items, signers: SmallBundle.signers(.result),
          encryption: encryption)
        let written = try Data(contentsOf: URL(fileURLWithPath: path)).count
        #expect(try Self.measure(header, items, encryption).bytes == written)
      }
    }
  }

  @Test("Records count with what they are compressed to at most", arguments: [0, 1, 40, 9_000])
  func records(lines: Int) throws {
    var generator = SeededGenerator(seed: 3)
    // No compression makes anything of these bytes.
    let lines = (0..<lines).map { _ in
      (0..<90).map { _ in UInt8.random(in: 11...255, using: &generator) }
    }
    let header = try SmallBundle.header(.result)
    let written = try SmallBundle.bytes(
      items: [BundleItem(SmallBundle.journalPath, lines: lines)]
    ).count
    var measure = try Self.measure(header, [], nil)
    measure.add(records: SmallBundle.journalPath, expanded: lines.reduce(0) { $0 + $1.count + 1 })
    #expect(measure.bytes >= written)
    #expect(measure.bytes <= written + 64 + written / 100)
  }

  @Test("More files, a longer manifest or more records than a bundle may hold are not allowed")
  func limits() throws {
    var files = try Self.measure(SmallBundle.header(.result), [], nil)
    for number in 0..<SealGrammar.maximumFiles { files.add("data/\(number)", size: 0) }
    #expect(files.isAllowed)
    files.add("data/more", size: 0)
    #expect(!files.isAllowed)

    var manifest = try Self.measure(SmallBundle.header(.result), [], nil)
    let path = ResultContent.evidencePath(.zero)
    let most = SealGrammar.maximumManifestBytes / (67 + path.utf8.count)
    for _ in 0..<most { manifest.add(path, size: 0) }
    #expect(manifest.isAllowed)
    manifest.add(path, size: 0)
    #expect(!manifest.isAllowed)

    var records = try Self.measure(SmallBundle.header(.result), [], nil)
    let file = "data/a.jsonl.gz"
    for _ in 0..<SealGrammar.maximumExpansions { records.add(records: file, expanded: 1) }
    #expect(records.isAllowed)
    records.add(records: file, expanded: 1)
    #expect(!records.isAllowed)
  }

  @Test("A file above 4,000,000,000 bytes is refused before it is read, encrypted or not")
  func tooLarge() throws {
    try withFolder { folder in
      for start in [AgeHeader.version, Array("PK\u{3}\u{4}".utf8)] {
        let path = folder.appendingPathComponent("large").path
        try Data(start).write(to: URL(fileURLWithPath: path))
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try handle.truncate(atOffset: UInt64(BundleMeasure.maximumBytes) + 1)
        try handle.close()
        #expect(throws: BundleError.tooLarge) {
          try BundleFile.source(at: path, identities: [])
        }
      }
    }
  }
}
