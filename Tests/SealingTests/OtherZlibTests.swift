import Canonical
import Foundation
import Support
import Testing

@testable import Sealing

@Suite("Records that another zlib compressed")
struct OtherZlibTests {
  private static let lines = (0..<3_000).map { Array("{\"seq\":\($0),\"type\":\"note\"}".utf8) }
  private static let path = "data/journals/0000000000000000/0-2999.jsonl.gz"

  private static func bundle(_ item: BundleItem) throws -> (bytes: [UInt8], seal: Seal) {
    let sink = MemorySink()
    let seal = try BundleWriter.write(
      to: sink, header: SmallBundle.header(.result), items: [item],
      signers: SmallBundle.signers(.result))
    return (sink.bytes, seal)
  }

  /// The lines as Python's zlib packs them into members of one level.
  private static func packed(_ program: String, in folder: URL) throws -> [UInt8] {
    let plain = folder.appendingPathComponent("lines").path
    try Data(lines.flatMap { $0 + [0x0A] }).write(to: URL(fileURLWithPath: plain))
    let script = """
      import gzip, io, sys, zlib
      data = open(sys.argv[1], 'rb').read()
      def member(data, *parameters):
          packer = zlib.compressobj(*parameters)
          return packer.compress(data) + packer.flush()
      open(sys.argv[2], 'wb').write(\(program))
      """
    let packed = folder.appendingPathComponent("packed").path
    let run = try ProgramRun(["python3", "-c", script, plain, packed])
    try #require(run.code == 0, "\(run.errors)")
    return Array(try Data(contentsOf: URL(fileURLWithPath: packed)))
  }

  @Test(
    "Other bytes, the same expand line, and the reader takes them",
    .needs(.python),
    arguments: [
      "gzip.compress(data, 9, mtime=0)", "member(data, 1, zlib.DEFLATED, 31)",
      "member(data, 0, zlib.DEFLATED, 31)",
      "member(data, 9, zlib.DEFLATED, 25, 1, zlib.Z_HUFFMAN_ONLY)",
    ])
  func expansion(program: String) throws {
    try withFolder { folder in
      let own = try Self.bundle(BundleItem(Self.path, lines: Self.lines))
      let packed = try Self.packed(program, in: folder)
      let other = try Self.bundle(BundleItem(Self.path, bytes: packed))
      #expect(other.bytes != own.bytes)
      #expect(other.seal.manifest != own.seal.manifest)
      #expect(other.seal.expansions == own.seal.expansions)
      let reader = BundleReader(trust: try TestKeys.trust())
      let opened = try reader.open(MemorySource(other.bytes), copyingInto: folder.path)
      #expect(try opened.lines(of: Self.path) == Self.lines)
      try opened.close()
    }
  }

  @Test("Two members that together expand to the same are not taken", .needs(.python))
  func members() throws {
    try withFolder { folder in
      let packed = try Self.packed(
        "gzip.compress(data[:9000], 9, mtime=0) + gzip.compress(data[9000:], 9, mtime=0)",
        in: folder)
      #expect(throws: BundleError.notOneMember(path: Self.path)) {
        try Self.bundle(BundleItem(Self.path, bytes: packed))
      }
    }
  }
}
