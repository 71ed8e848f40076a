@testable import Sealing

/// Bytes missing, bytes too many.
enum LengthVectors {
  static let all: [Vector] = [
    .edited("empty-file", .truncated(entry: "bagit.txt")) { $0.bytes = [] },
    .edited("cut-in-the-first-header", .truncated(entry: "bagit.txt")) { cut(&$0, at: 20) },
    .edited("cut-in-the-seal", .truncated(entry: "seal.txt")) { cut(&$0, at: 200) },
    .edited("cut-in-a-file", .truncated(entry: "data/a")) { cut(&$0, at: try $0.local() + 42) },
    .edited("cut-before-the-directory", .truncated(entry: "directory")) {
      cut(&$0, at: try $0.directory())
    },
    .edited("cut-before-the-end-record", .truncated(entry: "end record")) {
      cut(&$0, at: $0.end)
    },
    .edited("last-byte-missing", .truncated(entry: "end record")) {
      cut(&$0, at: $0.bytes.count - 1)
    },
    .edited("byte-before", .header(entry: "bagit.txt")) { $0.bytes.insert(0, at: 0) },
    .edited("byte-after", .trailing, stock: .accept) { $0.bytes.append(0) },
    .edited("bundle-after-the-bundle", .trailing) { $0.bytes += $0.bytes },
    .sealed("signature-too-short", .entrySize(entry: "")) {
      $0.signature = { Array($0.dropLast()) }
    },
    .sealed("octets-too-few", .entrySize(entry: Vector.records), stock: .accept) {
      $0.sealedOctets = 3
    },
    .sealed("octets-too-many", .payload(sealed: 99, found: 29), stock: .accept) {
      $0.sealedOctets = 99
    },
  ]

  private static func cut(_ edit: inout ContainerEdit, at count: Int) {
    edit.bytes = Array(edit.bytes[..<count])
  }
}
