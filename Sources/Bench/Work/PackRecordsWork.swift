import ArgumentParser
import Inspection
import Journal
import Sealing
import Storage

/// Packs the lines of a file as the records of a bundle.
struct PackRecordsWork: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "pack-records")

  @Argument var lines: String
  @Argument var bundle: String

  func run() throws {
    let key = try PrivateKey()
    guard let office = Party.office("140581") else { throw BenchFailure.fixture("no office") }
    let header = Seal.Header(
      kind: .result, id: "BENCH-1", issuer: .device(key.publicKey.id), recipient: office,
      sequence: 1, created: Surroundings.live.now())
    let item = try BundleItem("data/journals/bench/0-1.jsonl.gz", lines: RecordLines(lines))
    try BundleWriter.write(
      to: bundle, header: header, items: [item], signers: [.init(.device, key)])
  }
}
