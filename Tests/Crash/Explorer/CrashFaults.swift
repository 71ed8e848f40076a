import Foundation
import Support

/// One command, hit by every fault in turn.
struct CrashFaults {
  /// What came of it.
  struct Outcome {
    /// How many faults there were, by kind.
    var faults: [Fault.Kind: Int] = [:]
    /// After how many of them the command said that it was done.
    var acknowledged = 0
    /// How often the next command had something to repair, and said so.
    var repairs = 0
    /// What must not be, with what makes it come again.
    var defects: [String] = []
  }

  let scenario: any Scenario
  let yicha: Yicha
  /// Where the command runs.
  let folder: String

  /// What says that a command repaired something.
  static let notice = "did not come to its end"

  /// Hits the command.
  ///
  /// - Parameter each: Every how manieth fault is tried; 1 for all.
  /// - Returns: What came of it.
  /// - Throws: `RecordingError` when the command fails without a fault.
  func run(each: Int = 1) throws -> Outcome {
    var outcome = Outcome()
    let done = try copy("done")
    let log = try traced(done, [])
    guard scenario.codes.contains(log.run.code) else {
      throw RecordingError.command("\(scenario.name): \(log.run.errors)")
    }
    let moments = try scenario.moments(done)
    for (index, fault) in Recording.faults(log.text).enumerated() where index % each == 0 {
      do {
        try hit(fault, moments, done, &outcome)
      } catch {
        outcome.defects.append("\(scenario.name), \(fault): \(error)")
      }
      outcome.faults[fault.kind, default: 0] += 1
    }
    try FileManager.default.removeItem(atPath: done)
    return outcome
  }

  private func hit(
    _ fault: Fault, _ moments: [Snapshot], _ done: String, _ outcome: inout Outcome
  ) throws {
    let place = try copy("fault")
    defer { try? FileManager.default.removeItem(atPath: place) }
    let run = try traced(place, fault.words).run
    let isKilled = run.code == 137 || run.code == 9
    let isDone = isKilled ? !run.output.isEmpty : scenario.codes.contains(run.code)
    if isDone { outcome.acknowledged += 1 }
    guard !isDone || !fault.isUnconfirmed else {
      throw CrashDefect.damaged("success was said of what no disk confirmed")
    }
    guard isDone || isKilled || saysWhy(run, fault) else {
      throw CrashDefect.damaged("exit \(run.code) without a word: \(run.errors)")
    }
    let held = try scenario.held(at: place)
    guard let moment = moments.firstIndex(where: { held.isLike($0, since: moments[0]) }) else {
      throw CrashDefect.half
    }
    guard !isDone || moment == moments.count - 1 else { throw CrashDefect.lost }
    try repair(place, isKilled: isKilled, &outcome)
    try scenario.goOn(at: place, like: done)
  }

  /// Whether a command that failed says what and what to do.
  ///
  /// strace counts the calls of each thread by itself: a fault of the first write of one that opens
  /// bundles ahead hits also the first write of the main one, which is a line of these words.
  private func saysWhy(_ run: ProgramRun, _ fault: Fault) -> Bool {
    let said = ["error: ", "hint: "].count { run.errors.contains($0) }
    return said == 2 || said == 1 && fault.mayHitWords
  }

  /// The next command repairs what there is to repair, and says so once.
  private func repair(_ place: String, isKilled: Bool, _ outcome: inout Outcome) throws {
    let lock = try Data(contentsOf: URL(filePath: place + "/store/lock"))
    let isUnfinished = !lock.isEmpty && lock.last != 0x0A
    let again = try yicha.run(scenario.command(at: place), codes: scenario.codes)
    guard again.errors.contains(Self.notice) == isUnfinished else {
      throw CrashDefect.damaged(
        isUnfinished ? "repaired without a word" : "nothing to repair: \(again.errors)")
    }
    if isUnfinished { outcome.repairs += 1 }
    let third = try yicha.run(scenario.command(at: place), codes: scenario.codes)
    guard !third.errors.contains(Self.notice) else { throw CrashDefect.damaged("said twice") }
  }

  private func copy(_ name: String) throws -> String {
    let place = "\(folder)/\(name)-\(scenario.name)"
    if FileManager.default.fileExists(atPath: place) {
      try FileManager.default.removeItem(atPath: place)
    }
    try FileManager.default.copyItem(atPath: scenario.before, toPath: place)
    return place
  }

  private func traced(
    _ place: String, _ fault: [String]
  ) throws -> (run: ProgramRun, text: String) {
    let log = "\(folder)/\(scenario.name).log"
    let trace = ["-e", "trace=" + Fault.Kind.kill.calls.joined(separator: ",")]
    let run = try ProgramRun(
      ["strace", "-f", "-y", "-qq", "-s", "0"] + trace + fault + ["-o", log, yicha.path]
        + scenario.command(at: place), in: folder, environment: Yicha.environment)
    let text = try String(contentsOfFile: log, encoding: .utf8)
    try FileManager.default.removeItem(atPath: log)
    return (run, text)
  }
}
