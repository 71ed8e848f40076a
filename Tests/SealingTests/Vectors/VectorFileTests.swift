import Canonical
import Foundation
import Support
import Testing

@testable import Sealing

/// `YICHA_RECORD=1` writes the files anew; a run that records fails, so that none does unseen.
@Suite("The vectors as files")
struct VectorFileTests {
  private static let isRecording = ProcessInfo.processInfo.environment["YICHA_RECORD"] == "1"

  @Test("At least 60 are broken, and no two have one name")
  func enough() {
    #expect(Vectors.all.count { $0.error != nil } >= 60)
    #expect(Set(Vectors.all.map(\.path)).count == Vectors.all.count)
  }

  @Test("A bad signature, hash or signer is refused by the stock tools too")
  func stock() {
    for vector in Vectors.all where vector.error?.kind == .notAuthentic {
      #expect(vector.stock == .refuse, "\(vector.name)")
    }
  }

  @Test("Every file holds what its builder makes", arguments: Vectors.all)
  func holds(vector: Vector) throws {
    let made = try vector.bytes()
    let expectation = vector.path.replacing(/zip$/, with: "expect")
    try compare(expectation, Array(vector.expect.utf8))
    guard vector.name == "result-compressed", !Self.isRecording else {
      return try compare(vector.path, made)
    }
    // Another zlib packs otherwise: the same records, in other bytes.
    let reader = BundleReader(trust: try TestKeys.trust())
    let kept = try reader.verify(MemorySource(file(vector.path))).seal
    let fresh = try reader.verify(MemorySource(made)).seal
    #expect(kept.header == fresh.header)
    #expect(kept.expansions == fresh.expansions)
    #expect(kept.files == fresh.files)
  }

  @Test("The keys are those of the fixed seeds, and nothing else lies there")
  func keys() throws {
    for keys in VectorKeys.allCases { try compare(keys.path, KeyRecord.file(of: keys.records())) }
    for trusted in try TestKeys.all() {
      try compare("keys/\(trusted.role)/\(trusted.key.kid16).pem", trusted.key.pem)
    }
    #expect(try KeyFolder.read(VectorKeys.folder).count == TestKeys.all().count)
  }

  @Test("No file is left of a vector that is no more, and all are small")
  func nothingElse() throws {
    var octets = 0
    for folder in ["valid", "broken"] {
      let names = try FileManager.default.contentsOfDirectory(
        atPath: Project.path("Bundles/\(folder)"))
      let expected = Vectors.all.map(\.path).filter { $0.hasPrefix("\(folder)/") }
      #expect(Set(names.filter { $0.hasSuffix(".zip") }.map { "\(folder)/\($0)" }) == Set(expected))
      #expect(names.count == 2 * expected.count)
      for name in names { octets += try file("\(folder)/\(name)").count }
    }
    #expect(octets < 2 << 20)
  }

  private func file(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: Project.path("Bundles/\(path)"))))
  }

  private func compare(_ path: String, _ bytes: [UInt8]) throws {
    guard Self.isRecording else {
      #expect(try file(path) == bytes, "\(path)")
      return
    }
    let target = URL(filePath: Project.path("Bundles/\(path)"))
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: target)
    Issue.record("\(path) was recorded")
  }
}
