import FuzzDriver
import Glibc

@testable import Sealing

/// Any bytes to the bundle's reader, and bundles of a malicious signer whose key is good.
///
/// The first byte of an input says what the rest is:
///
/// - `P`: a container as it is, which alone could never pass the signature;
/// - `s`: the text of a seal, signed;
/// - `m`: a manifest, sealed and signed, of empty files and small records;
/// - `g`: a declared size in two bytes and a record file, sealed and signed;
/// - `e`: edits of a good container, each two bytes of place and one of value;
/// - `b`: the sizes of three large files, a byte each, and edits of their container, each three bytes
///   of place and one of value: of a plain file two entries are read at once.
///
/// With the one word `bytes` nothing is left to chance: every byte of a good bundle takes every value.
@main
enum BundleFuzz {
  static func main() throws {
    let bundles = try Forgery()
    if CommandLine.arguments.dropFirst() == ["bytes"] {
      return try EveryByte.run(bundles.bundle(edits: []), by: BundleReader(trust: bundles.trust))
    }
    let judge = try Judge(trust: bundles.trust)
    try Fuzzing.run(
      seeds: { try seeds(bundles) },
      test: { input in
        guard let bytes = bundle(of: input, bundles) else { return }
        judge.take(bytes)
      })
  }

  private static func bundle(of input: [UInt8], _ bundles: Forgery) -> [UInt8]? {
    let rest = Array(input.dropFirst())
    switch input.first {
    case UInt8(ascii: "P"): return input
    case UInt8(ascii: "s"): return bundles.bundle(seal: rest)
    case UInt8(ascii: "m"): return bundles.bundle(manifest: rest)
    case UInt8(ascii: "g") where rest.count > 1:
      return bundles.bundle(
        records: Array(rest.dropFirst(2)), size: Int(rest[0]) << 8 | Int(rest[1]))
    case UInt8(ascii: "e"): return bundles.bundle(edits: rest)
    case UInt8(ascii: "b") where rest.count > 2:
      return bundles.bundle(large: rest.prefix(3), edits: rest.dropFirst(3))
    default: return nil
    }
  }

  private static func seeds(_ bundles: Forgery) throws -> [[UInt8]] {
    let good = bundles.bundle(edits: [])
    let packed = try Gzip.compress(lines: (0..<40).map { Array("{\"seq\":\($0)}".utf8) })
    let size = try Gzip.expand(packed, limit: 1 << 16, path: "").count
    return [
      good,
      [UInt8(ascii: "s")] + bundles.seal,
      [UInt8(ascii: "m")] + bundles.manifest,
      [UInt8(ascii: "g"), 0, 3] + Forgery.member,
      [UInt8(ascii: "g"), UInt8(size >> 8), UInt8(size & 0xFF)] + packed,
      [UInt8(ascii: "e"), 0, 6, 8],
      [UInt8(ascii: "b"), 5, 4, 6],
      [UInt8(ascii: "b"), 4, 4, 4, 4, 5, 6, 7],
    ]
  }
}

/// Holds the reader to its promises.
struct Judge {
  private let reader: BundleReader
  private let folder: String

  init(trust: Trust) throws {
    reader = BundleReader(trust: trust)
    let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    folder = try TemporaryFolder(in: parent).path
  }

  func take(_ bytes: [UInt8]) {
    let verdict = refusal { () throws(BundleError) in _ = try reader.verify(MemorySource(bytes)) }
    Fuzzing.require(
      verdict == fileRefusal(of: bytes), "a file is judged as the same bytes in memory are")
    // Before its first file a bundle touches no folder.
    guard verdict.map({ [.container, .fileHash, .expand].contains($0.check) }) ?? true else {
      return
    }
    let opening = refusal { () throws(BundleError) in
      let bundle = try reader.open(MemorySource(bytes), copyingInto: folder)
      defer { Fuzzing.require(refusal(bundle.close) == nil, "a copy can be removed") }
      try compare(bundle, with: bytes)
      guard verdict == nil else { return }
      for expansion in bundle.seal.expansions { try read(expansion.path, of: bundle) }
    }
    Fuzzing.require(verdict != nil || opening == nil, "what is verified can be opened")
    Fuzzing.require(unsafe rmdir(folder) == 0, "nothing is left in the folder of the copies")
    Fuzzing.require(unsafe mkdir(folder, 0o700) == 0, "the folder of the copies can be made again")
  }

  private func fileRefusal(of bytes: [UInt8]) -> BundleError? {
    let path = "\(folder).zip"
    guard let file = unsafe fopen(path, "w"),
      unsafe fwrite(bytes, 1, bytes.count, file) == bytes.count,
      unsafe fclose(file) == 0
    else { fatalError("an input can be written to a file") }
    return refusal { () throws(BundleError) in _ = try reader.verify(at: path) }
  }

  /// What is taken is the one legal form of what it holds.
  private func compare(_ bundle: VerifiedBundle, with bytes: [UInt8]) throws(BundleError) {
    var files: [(path: String, bytes: [UInt8])] = []
    for file in bundle.checked.files {
      Fuzzing.require(PayloadPath.matches(file.path), "a path keeps to its grammar")
      files.append((file.path, try bundle.bytes(of: file.path)))
    }
    let manifest = Manifest(
      rows: bundle.checked.files.map { .init(path: $0.path, digest: $0.digest) })
    let again = Forgery.container(
      seal: bundle.seal.bytes, manifest: manifest.bytes, files: files)
    Fuzzing.require(again == bytes, "what is taken has one form only")
  }

  private func read(_ path: String, of bundle: VerifiedBundle) throws(BundleError) {
    do throws(BundleError) {
      _ = try bundle.lines(of: path)
    } catch .lineEnd {
      // The form of lines is no promise of the bundle.
    }
  }

  private func refusal(_ body: () throws(BundleError) -> Void) -> BundleError? {
    do throws(BundleError) {
      try body()
      return nil
    } catch {
      return error
    }
  }
}
