import ArgumentParser
import Sealing

/// Packs the lines of a file as the records of a bundle.
struct PackRecordsWork: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "pack-records")

  @Argument var lines: String
  @Argument var bundle: String

  func run() throws {
    let item = try BundleItem("data/journals/bench/0-1.jsonl.gz", lines: RecordLines(lines))
    try BenchSeal.write([item], to: bundle)
  }
}
