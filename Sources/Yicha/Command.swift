import ArgumentParser
import Glibc
import Inspection
import Journal

/// The `yicha` command: declares, prints, exits.
///
/// What it does lies in Office, Field and below.
@main
struct Command: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "yicha",
    abstract: "一查：“双随机、一公开”离线检查工具 / the offline kit for double-random inspection",
    discussion: ExitTable.discussion,
    version: Program.version,
    subcommands: [
      DemoCommand.self, VerifyCommand.self, FormCommand.self, OfficeCommand.self,
      FieldCommand.self,
    ])

  static func main() {
    do {
      try StartCheck.run()
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(error)
    }
  }

  /// Ends with the words and the code of an error: the one place where errors become both.
  private static func end(_ error: any Error) -> Never {
    // The parser's own errors, help and version know their words and codes.
    if let failure = Failure(error) {
      failure.tell(Console.live)
      Glibc.exit(Int32(failure.code.rawValue))
    }
    exit(withError: error)
  }
}
