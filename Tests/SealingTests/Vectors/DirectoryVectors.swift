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
    .edited("central-overlap", .directory) { edit in
      let next = try edit.central() + 46 + 10
      edit.set(next + 42, try edit.local())
    },
    .edited("central-name", .directory) { try $0.central(55, 0x7A) },
    .edited("end-entries", .endRecord) { $0.end(10, 4) },
    .edited("end-directory-size", .endRecord) { $0.end(12, 1) },
    .edited("end-offset", .endRecord) { $0.end(16, 1) },
    .edited("end-disk", .endRecord) { $0.end(4, 1) },
    .edited("end-zip64", .endRecord) { edit in
      for offset in 16..<20 { edit.end(offset, 0xFF) }
    },
    .edited("zip64-end-record", .endRecord, stock: .accept) { edit in
      let (end, start) = (edit.end, try edit.directory())
      let size = end - start
      func long(_ value: Int) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
      }
      let count = long(Int(edit.bytes[end + 10]))
      let record =
        [0x50, 0x4B, 6, 6] + long(44) + [45, 0, 45, 0] + long(0) + count + count
        + long(size) + long(start)
      let locator = [0x50, 0x4B, 6, 7, 0, 0, 0, 0] + long(end) + [1, 0, 0, 0]
      edit.bytes.insert(contentsOf: record + locator, at: end)
      for offset in 16..<20 { edit.end(offset, 0xFF) }
    },
    .edited("end-comment", .endRecord, stock: .accept) {
      $0.end(20, 1)
      $0.bytes.append(0x78)
    },
  ]
}
