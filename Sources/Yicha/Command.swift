import ArgumentParser
import Foundation
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
    umask(0o077)
    do {
      try StartCheck.run()
      try LanguageChoice.check(CommandLine.arguments, ProcessInfo.processInfo.environment)
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(error)
    }
  }

  /// Ends with the words and the code of an error: the one place where errors become both.
  private static func end(_ error: any Error) -> Never {
    if let failure = failure(of: error) {
      failure.tell(Console.live)
      Glibc.exit(Int32(failure.code.rawValue))
    }
    // Help, version, and codes that a command chose after it had said everything.
    exit(withError: error)
  }

  private static func failure(of error: any Error) -> Failure? {
    // Help and version are no failure; looking for one takes longer than all the rest.
    guard exitCode(for: error) != .success else { return nil }
    if let failure = Failure(error) ?? thrown(in: error) { return failure }
    guard exitCode(for: error) == .validationFailure else { return nil }
    return Failure(parser: message(for: error), at: CommandPath.live)
  }

  /// What `validate` threw: the parser wraps it in an error of its own, which has no public part.
  private static func thrown(in value: Any, depth: Int = 4) -> Failure? {
    if let thrown = value as? Failure.Thrown { return thrown.failure }
    guard depth > 0 else { return nil }
    return Mirror(reflecting: value).children.lazy
      .compactMap { thrown(in: $0.value, depth: depth - 1) }.first
  }
}
