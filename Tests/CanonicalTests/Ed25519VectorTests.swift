import Canonical
import Foundation
import Support
import Testing

import enum Crypto.Curve25519

@Suite("The Ed25519 vectors of CCTV")
struct Ed25519VectorTests {
  private struct Vector: Decodable {
    let key: String
    let sig: String
    let msg: String
    let flags: [String]?

    /// Which flags it has, in the letters of the table.
    var letters: String {
      Ed25519VectorTests.flags.map { flags?.contains($0.name) ?? false ? $0.letter : "." }.joined()
    }
  }

  private static let path = "corpora/cctv/ed25519/ed25519vectors.json"

  private static let flags: [(name: String, letter: String)] = [
    ("low_order_A", "A"), ("low_order_R", "R"), ("low_order_component_A", "a"),
    ("low_order_component_R", "r"), ("non_canonical_A", "N"), ("non_canonical_R", "n"),
    ("low_order_residue", "x"), ("reencoded_k", "k"),
  ]

  @Test(
    "The three libraries and Yicha give each the verdict of the table",
    .needs(.python, .cryptography, .openssl, .bash), .needs(shared: path))
  func verdicts() throws {
    let vectors = try Self.vectors()
    let columns = try [
      vectors.map(Self.swiftCrypto), Self.python(), Self.openssl(vectors), vectors.map(Self.yicha),
    ]
    var rows: [String: [String]] = [:]
    for (index, vector) in vectors.enumerated() {
      rows[vector.letters, default: []].append(columns.map { $0[index] }.joined(separator: " "))
    }
    let lines = rows.map { letters, verdicts in
      // Vectors with the same flags and another verdict would show as a longer line.
      let said = Set(verdicts).sorted().joined(separator: " | ")
      let count = verdicts.count
      return "\(letters) \(count < 10 ? " " : "")\(count) \(said)"
    }
    let table = Ed25519Verdicts.table.split(separator: "\n").map(String.init)
    #expect(lines.sorted() == table.sorted())
  }

  @Test("The vectors of low order are those whose key or R is in the list", .needs(shared: path))
  func lowOrder() throws {
    for vector in try Self.vectors() {
      let flags = Set(vector.flags ?? [])
      #expect(flags.contains("low_order_A") == LowOrder.points.contains(vector.key))
      #expect(
        flags.contains("low_order_R") == LowOrder.points.contains(String(vector.sig.prefix(64))))
    }
  }

  private static func vectors() throws -> [Vector] {
    let data = try Data(contentsOf: Project.shared.appending(path: path))
    let vectors = try JSONDecoder().decode([Vector].self, from: data)
    try #require(vectors.count == 914)
    return vectors
  }

  // MARK: The columns

  private static func swiftCrypto(_ vector: Vector) throws -> String {
    let key = try Curve25519.Signing.PublicKey(rawRepresentation: bytes(vector.key))
    let holds = key.isValidSignature(try bytes(vector.sig), for: Array(vector.msg.utf8))
    return holds ? "+" : "-"
  }

  private static func yicha(_ vector: Vector) throws -> String {
    let holds = Ed25519.isValid(
      try bytes(vector.sig), over: Array(vector.msg.utf8), publicKey: try bytes(vector.key))
    return holds ? "+" : "-"
  }

  private static func python() throws -> [String] {
    let script = """
      import json, sys
      from cryptography.exceptions import InvalidSignature
      from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
      for v in json.load(open(sys.argv[1])):
          key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(v['key']))
          try: key.verify(bytes.fromhex(v['sig']), v['msg'].encode()); print('+')
          except InvalidSignature: print('-')
      """
    return try words(
      ProgramRun(["python3", "-c", script, Project.shared.appending(path: path).path]))
  }

  /// A process each: `pkeyutl` takes one signature at a time.
  private static func openssl(_ vectors: [Vector]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "yicha-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (index, vector) in vectors.enumerated() {
      let der = prefix + (try bytes(vector.key))
      try Data(der).write(to: folder.appending(path: "\(index).key"))
      try Data(bytes(vector.sig)).write(to: folder.appending(path: "\(index).sig"))
      try Data(vector.msg.utf8).write(to: folder.appending(path: "\(index).msg"))
    }
    let script = """
      for ((i = 0; i < \(vectors.count); i++)); do
        openssl pkeyutl -verify -pubin -keyform DER -inkey $i.key -rawin -in $i.msg -sigfile $i.sig \
          >said 2>&1 && echo + || { grep -q 'Signature Verification Failure' said && echo - || echo '?'; }
      done
      """
    let run = try ProgramRun(["bash", "-c", script], in: folder.path)
    try FileManager.default.removeItem(at: folder)
    return words(run)
  }

  /// What stands before the raw key in its SubjectPublicKeyInfo (RFC 8410).
  private static let prefix: [UInt8] = [
    0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
  ]

  private static func words(_ run: ProgramRun) -> [String] {
    run.output.split(separator: "\n").map(String.init)
  }

  private static func bytes(_ hex: String) throws -> [UInt8] { try #require(Hex.bytes(of: hex)) }
}
