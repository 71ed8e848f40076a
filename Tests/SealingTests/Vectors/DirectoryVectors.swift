@testable import Sealing

/// A directory or end record that does not follow from the entries.
enum DirectoryVectors {
  static let all: [Vector] = [
    .sealed("bytes-before-the-directory", .directory) { $0.afterEntries = [0] },
    .edited("central-made-on-unix", .directory, stock: .accept) { try $0.central(5, 3) },
    .edited("central-flags", .directory, stock: .accept) { try $0.central(8, 8) },
    .edited("central-deflated", .directory, stock: .accept) { try $0.central(10, 8) },
    .edited("central-date", .directory, stock: .accept) { try $0.central(14, 0x22) },
    .edited("central-checksum", .directory, stock: .accept) { try $0.central(16, 0) },
    .edited("central-size", .directory, stock: .accept) { try $0.central(24, 4) },
    .edited("central-extra-field", .directory) { try $0.central(30, 4) },
    .edited("central-comment", .directory) { try $0.central(32, 1) },
    .edited("central-disk", .directory, stock: .accept) { try $0.central(34, 1) },
    .edited("central-symlink", .directory) {
      try $0.central(5, 3)
      try $0.central(41, 0xA1)
    },
    .edited("central-offset", .directory) { try $0.central(42, 0) },
    .edited("central-name", .directory) { try $0.central(55, 0x7A) },
    .edited("end-entries", .endRecord) { $0.end(10, 4) },
    .edited("end-directory-size", .endRecord) { $0.end(12, 1) },
    .edited("end-offset", .endRecord) { $0.end(16, 1) },
    .edited("end-disk", .endRecord) { $0.end(4, 1) },
    .edited("end-zip64", .endRecord) { edit in
      for offset in 16..<20 { edit.end(offset, 0xFF) }
    },
    .edited("end-comment", .endRecord, stock: .accept) {
      $0.end(20, 1)
      $0.bytes.append(0x78)
    },
  ]
}
