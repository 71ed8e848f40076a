import ArgumentParser
import Glibc
import Sealing

/// Verifies the bundle that comes on standard input, a pipe.
struct ReadPipeWork: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "read-pipe")

  @Argument var keys: String

  func run() throws {
    let source = FileSource(adopting: STDIN_FILENO, named: "standard input")
    _ = try BenchTrust.reader(keys: keys).verify(source)
  }
}
