@testable import Sealing

/// Local headers that are not the one legal form.
enum HeaderVectors {
  private static let header = BundleError.header(entry: "data/a")

  static let all: [Vector] = [
    .edited("local-signature", header) { try $0.local(0, 0x51) },
    .edited("local-version", header, stock: .accept) { try $0.local(4, 20) },
    .edited("local-encrypted-flag", header, stock: .accept) { try $0.local(6, 1) },
    .edited("local-data-descriptor", header) { try $0.local(6, 8) },
    .edited("local-utf8-flag", header) { try $0.local(7, 8) },
    .edited("local-deflated", header) { try $0.local(8, 8) },
    .edited("local-time", header, stock: .accept) { try $0.local(10, 1) },
    .edited("local-date", header, stock: .accept) { try $0.local(12, 0x22) },
    .edited("local-checksum", .checksum(entry: "data/a")) { try $0.local(14, 0) },
    .edited("local-compressed-size", header) { try $0.local(18, 2) },
    .edited("local-size", header) { try $0.local(22, 4) },
    .edited("local-name-length", header) { try $0.local(26, 11) },
    .edited("local-extra-length", header) { try $0.local(28, 1) },
    .edited("local-extra-field", header, stock: .accept) { edit in
      try edit.insert([0x5A, 0x5A, 4, 0, 1, 2, 3, 4], at: try edit.local() + 40)
      try edit.local(28, 8)
    },
    .edited("zip64-extra-field", header, stock: .accept) { edit in
      let local = try edit.local()
      let sizes: [UInt8] = [3, 0, 0, 0, 0, 0, 0, 0]
      try edit.insert([1, 0, 16, 0] + sizes + sizes, at: local + 40)
      for offset in 18..<26 { edit.bytes[local + offset] = 0xFF }
      try edit.local(4, 45)
      try edit.local(28, 20)
    },
    .edited("data-descriptor-after-the-file", header, stock: .accept) { edit in
      let local = try edit.local()
      let facts = Array(edit.bytes[(local + 14)..<(local + 26)])
      try edit.insert([0x50, 0x4B, 7, 8] + facts, at: local + 43)
      for offset in 14..<26 { edit.bytes[local + offset] = 0 }
      try edit.local(6, 8)
      try edit.central(8, 8)
    },
    .edited("local-name", header) { try $0.local(39, 0x7A) },
    .sealed("another-bagit-txt", .bagit, stock: .accept) { $0.bagit[15] = 0x32 },
  ]
}
