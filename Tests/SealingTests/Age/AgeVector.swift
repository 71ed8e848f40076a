import Canonical
import Foundation
import Support
import Testing

@testable import Sealing

/// A vector of C2SP CCTV: lines of keys and values, an empty line, an age file.
struct AgeVector {
  static let folder = "corpora/cctv/age/testdata"

  let name: String
  /// The whole age file, expanded where the vector holds it compressed.
  let file: [UInt8]
  private let fields: [String: [String]]

  static func all() throws -> [AgeVector] {
    let folder = Project.shared.appending(path: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try names.sorted().map { try AgeVector(at: folder.appending(path: $0)) }
  }

  private init(at url: URL) throws {
    name = url.lastPathComponent
    let bytes = Array(try Data(contentsOf: url))
    let end = try #require(bytes.firstRange(of: [0x0A, 0x0A]))
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\n")
    fields = Dictionary(
      lines.map { line in
        let parts = line.split(separator: ": ", maxSplits: 1).map { String($0) }
        return (parts[0], [parts.last ?? ""])
      }, uniquingKeysWith: +)
    let body = Array(bytes[end.upperBound...])
    file = fields["compressed"] == ["zlib"] ? try Self.expanded(body) : body
  }

  var expect: String { fields["expect"]?.first ?? "" }
  var payload: String? { fields["payload"]?.first }
  var isArmored: Bool { fields["armored"] != nil }
  var isPostQuantum: Bool { identityTexts.contains { $0.hasPrefix("AGE-SECRET-KEY-PQ-") } }

  func identities() throws -> [any AgeIdentity] {
    let keys = try identityTexts.map { try #require(AgeX25519Identity(text: $0)) }
    let phrases = try (fields["passphrase"] ?? []).map {
      try #require(AgeScryptIdentity(passphrase: $0))
    }
    return keys + phrases
  }

  private var identityTexts: [String] { fields["identity"] ?? [] }

  /// What zlib's wrapping holds is what gzip's holds; the sum at the end, which differs, is left
  /// out, as the vector has a hash of its own.
  private static func expanded(_ zlib: [UInt8]) throws -> [UInt8] {
    let inflater = try Inflater(path: "vector", limit: nil)
    var expanded: [UInt8] = []
    let gzip: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF] + zlib.dropFirst(2).dropLast(4)
    try inflater.feed(gzip[...]) { part throws(BundleError) in expanded += part }
    return expanded
  }
}
