import ArgumentParser
import Sealing
import Storage

/// Seals the evidence of a laptop into a bundle, one durable file.
struct SealWork: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "seal")

  @Argument(help: "The laptop's folder of files named by their digests.") var content: String
  @Argument var bundle: String

  func run() throws {
    let items = try AtomicFile.names(in: content).flatMap { shelf in
      try AtomicFile.names(in: "\(content)/\(shelf)").map { name in
        BundleItem("data/evidence/\(name)", file: "\(content)/\(shelf)/\(name)")
      }
    }
    try BenchSeal.write(items, to: bundle)
  }
}
