import Glibc
import Storage

/// What stock tools take for the bytes of one file.
struct FileFloors {
  private let bench: Workbench
  private let file: String
  private let openssl: String
  private let copying: String
  private let syncing: String

  init(bench: Workbench, file: String) throws(BenchFailure) {
    self.bench = bench
    self.file = file
    openssl = try StockProgram.path(of: "openssl")
    copying = try StockProgram.path(of: "cp")
    syncing = try StockProgram.path(of: "sync")
  }

  /// `openssl dgst -sha256 FILE`.
  func hash() throws(BenchFailure) -> Sample {
    try bench.stopwatch.time([openssl, "dgst", "-sha256", file])
  }

  /// `cp FILE STORE && sync STORE`.
  func copy() throws -> Sample {
    let copy = bench.folder + "/floor-copy"
    defer { _ = unsafe unlink(copy) }
    return try bench.stopwatch.time([copying, file, copy])
      .and(bench.stopwatch.time([syncing, copy]))
  }

  /// Both, one after the other.
  func hashAndCopy() throws -> Sample {
    try hash().and(copy())
  }
}
