import Foundation
import Support
import Testing

/// What runs of the real program cost.
struct Meter {
  /// How one run ended, and what it took.
  struct Cost {
    let arguments: [String]
    let code: Int
    /// Seconds of processor time, so that what else the machine does is not counted.
    let seconds: Double
    /// The most memory it held at once, in MiB.
    let mebibytes: Double
  }

  /// Runs `yicha` with each list of arguments, one after another.
  ///
  /// A small process stands between, because Linux counts the memory of whoever starts a program
  /// into what that program is said to have held.
  static func run(
    _ commands: [[String]], environment: [String: String] = [:]
  ) throws -> [Cost] {
    let folder = try TemporaryFolder()
    let list = folder.path + "/commands.json"
    try JSONEncoder().encode(commands).write(to: URL(filePath: list))
    let measured = try ProgramRun(
      ["python3", "-c", script, Program.path("yicha"), list],
      environment: environment.merging(["YICHA_LANG": "en"]) { given, _ in given })
    let costs = measured.output.split(separator: "\n").map { line in
      line.split(separator: " ").compactMap { Double($0) }
    }
    try #require(
      costs.count == commands.count && costs.allSatisfy { $0.count == 3 }, "\(measured.errors)")
    return zip(commands, costs).map { arguments, cost in
      Cost(
        arguments: arguments, code: Int(cost[0]), seconds: cost[1], mebibytes: cost[2] / 1024)
    }
  }

  private static let script = """
    import json, os, sys
    null = os.open(os.devnull, os.O_RDWR)
    for words in json.load(open(sys.argv[2])):
        actions = [(os.POSIX_SPAWN_DUP2, null, stream) for stream in range(3)]
        child = os.posix_spawn(sys.argv[1], [sys.argv[1]] + words, os.environ, file_actions=actions)
        _, status, usage = os.wait4(child, 0)
        print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
    """
}
