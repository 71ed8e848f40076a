import ArgumentParser
import Sealing

/// Decrypts a file as `age -d -i IDENTITY -o OUTPUT INPUT` does.
struct DecryptWork: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "decrypt")

  @Argument(help: "A file as age-keygen writes it.") var identity: String
  @Argument var input: String
  @Argument var output: String

  func run() throws {
    let lines = try TextFile.read(identity).split(separator: "\n").map(String.init)
    let decryption = try AgeDecryption(
      FileSource(path: input), identities: lines.compactMap(AgeX25519Identity.init(text:)))
    try decryption.copy(to: OutputFile(output))
  }
}
