import ArgumentParser
import Sealing

/// Opens a bundle into a verified copy, as the taking in of any bundle begins.
struct OpenWork: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "open")

  @Argument var bundle: String
  @Argument var keys: String
  @Argument var folder: String

  func run() throws {
    let reader = try BenchTrust.reader(keys: keys)
    // What the copy is for would rename its files; here it is removed by the next run.
    _ = try reader.open(FileSource(path: bundle), copyingInto: folder)
  }
}
