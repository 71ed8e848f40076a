import Foundation

/// What both instruments found about some commands.
package struct CrashReport {
  /// A line for each command and instrument, and one for each defect.
  package private(set) var lines: [String] = []
  /// Whether nothing was found.
  package private(set) var isSound = true

  /// Looks at the commands.
  ///
  /// - Parameters:
  ///   - yicha: Where the program lies.
  ///   - folder: A folder to work in; in memory, where that can be had.
  ///   - points: How many disk states of each command are looked at.
  ///   - each: Every how manieth fault is tried; 1 for all.
  ///   - names: Which commands.
  ///   - tell: Told each line at once.
  /// - Returns: What was found.
  /// - Throws: what keeps a command from being run or recorded.
  package static func run(
    yicha: String, in folder: String, points: Int, each: Int = 1, _ names: Set<String>,
    tell: (String) -> Void = { _ in }
  ) throws -> CrashReport {
    let ground = try CrashGround("\(folder)/\(names.sorted().joined(separator: "-"))", yicha: yicha)
    var report = CrashReport()
    for name in names.sorted() {
      guard let scenario = try ground.scenario(name) else {
        throw RecordingError.command("there is no scenario \(name)")
      }
      var faults = try CrashFaults(scenario: scenario, yicha: ground.yicha, folder: ground.folder)
        .run(each: each)
      // Of all the kills at least one leaves something: else the instrument sees nothing.
      if each == 1, faults.repairs == 0 {
        faults.defects.append("\(name): nothing was ever repaired")
      }
      report.add(Self.line(name, faults), faults.defects, tell)
      let states = try CrashStates(scenario, yicha: ground.yicha, in: ground.folder)
        .explore(points: points, each: each, seed: 1)
      report.add(Self.line(name, states), states.defects, tell)
    }
    return report
  }

  private mutating func add(_ line: String, _ defects: [String], _ tell: (String) -> Void) {
    let new = [line] + defects.map { "  \($0)" }
    new.forEach(tell)
    lines += new
    isSound = isSound && defects.isEmpty
  }

  private static func line(_ name: String, _ outcome: CrashFaults.Outcome) -> String {
    let counts = Fault.Kind.allCases.map { "\(outcome.faults[$0] ?? 0) × \($0.rawValue)" }
    return "\(name): \(counts.joined(separator: ", ")); \(outcome.acknowledged) done all the same, "
      + "\(outcome.repairs) repaired and said so; \(outcome.defects.count) defects"
  }

  private static func line(_ name: String, _ outcome: CrashStates.Outcome) -> String {
    "\(name): \(outcome.points) crash points of \(outcome.cuts) cuts, "
      + "\(outcome.acknowledged) after the acknowledgement; \(outcome.defects.count) defects"
  }
}
