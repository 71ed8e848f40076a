import ArgumentParser

/// The command that arguments name, as far as they name one.
struct CommandPath {
  /// Its words, such as `yicha field answer`.
  let text: String
  /// The names of its subcommands; empty where it has none.
  let subcommands: [String]
  /// Whether a word that is no option follows where a subcommand belongs.
  let hasStranger: Bool

  /// The command that this process runs.
  static var live: CommandPath { CommandPath(CommandLine.arguments) }

  /// Whether it is one of the office's.
  var isOffice: Bool { text.hasPrefix("yicha office") }

  /// The path that the arguments of the process name, its own name first.
  init(_ arguments: [String]) {
    var command: any ParsableCommand.Type = Command.self
    var words = ["yicha"]
    var rest = arguments.dropFirst()
    while let word = rest.first,
      let next = command.configuration.subcommands.first(where: { Self.name($0) == word })
    {
      words.append(word)
      command = next
      rest = rest.dropFirst()
    }
    text = words.joined(separator: " ")
    subcommands = command.configuration.subcommands.map(Self.name)
    hasStranger = !subcommands.isEmpty && rest.first.map { !$0.hasPrefix("-") } ?? false
  }

  private static func name(_ command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? ""
  }
}
