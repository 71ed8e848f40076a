@testable import Sealing

/// Record files that do not expand to what the seal says.
enum ExpandVectors {
  private static let path = Vector.records
  private static let member = StoredGzip.member("{}\n")
  private static let bomb = [UInt8](repeating: 0, count: 60_000)

  static let all: [Vector] = [
    expands(
      "bomb-with-an-honest-size", .expandsTooFar(path: path), StoredGzip.zeros(runs: 400),
      [UInt8](repeating: 0, count: 1 + 400 * 258), stock: .accept),
    expands(
      "expanded-size-beyond-all", .expandsTooFar(path: path), member, Array("{}\n".utf8),
      Seal.Expansion.maximumTotal + 1, stock: .accept),
    expands(
      "bomb-with-a-lying-size", .expandsBeyond(path: path), StoredGzip.member(bomb), bomb, 99),
    expands(
      "expanded-size-too-large", .notOneMember(path: path), member, "{}\n", 4, stock: .accept),
    expands("expanded-hash", .expandedHash(path: path), member, "[]\n"),
    expands(
      "second-gzip-member", .notOneMember(path: path), member + member, "{}\n{}\n", stock: .accept),
    expands(
      "bytes-after-the-gzip-member", .notOneMember(path: path), member + [0], "{}\n", stock: .accept
    ),
    expands("records-not-gzip", .gzip(path: path), Array("{}\n".utf8), "{}\n"),
    expands("records-cut", .notOneMember(path: path), Array(member.dropLast(9)), "{}\n"),
    expands("records-empty", .notOneMember(path: path), [], "", stock: .accept),
  ]

  private static func expands(
    _ name: String, _ error: BundleError, _ file: [UInt8], _ text: String, _ size: Int? = nil,
    stock: Vector.Stock = .refuse
  ) -> Vector {
    expands(name, error, file, Array(text.utf8), size, stock: stock)
  }

  private static func expands(
    _ name: String, _ error: BundleError, _ file: [UInt8], _ bytes: [UInt8], _ size: Int? = nil,
    stock: Vector.Stock = .refuse
  ) -> Vector {
    .sealed(name, error, stock: stock) {
      $0.files[1].bytes = file
      $0.expansions = [RawBundle.expansion(path, of: bytes, size: size)]
    }
  }
}
