import ArgumentParser
import Sealing

/// Encrypts a file as `age -r RECIPIENT -o OUTPUT INPUT` does.
struct EncryptWork: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "encrypt")

  @Argument var recipient: String
  @Argument var input: String
  @Argument var output: String

  func run() throws {
    guard let recipient = AgeX25519Recipient(text: recipient) else {
      throw BenchFailure.fixture("not a recipient")
    }
    let sink = try OutputFile(output)
    let encryption = try AgeEncryption(to: sink, recipients: [recipient], random: Self.random)
    let source = try FileSource(path: input)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try source.read(into: &buffer, upTo: buffer.count)
      guard count > 0 else { break }
      try encryption.write(buffer[..<count])
    }
    try encryption.finish()
  }

  private static func random(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}
