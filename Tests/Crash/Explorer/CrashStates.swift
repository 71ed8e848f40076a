import Canonical
import Foundation
import Storage

/// The disk states that a power cut may leave of one command, each opened and looked at.
struct CrashStates {
  /// What came of it.
  struct Outcome {
    /// How many different states were looked at.
    var points = 0
    /// After how many moments of the command the power was cut.
    var cuts = 0
    /// In how many of the states the person had been told that it was done.
    var acknowledged = 0
    /// What must not be, with what makes it come again.
    var defects: [String] = []
  }

  let scenario: any Scenario
  private let disk: Disk
  /// The folder after the command, when nothing interrupted it.
  private let done: String
  private let moments: [Snapshot]
  private let folder: String

  /// Records the command.
  ///
  /// - Parameters:
  ///   - scenario: The command.
  ///   - yicha: The program.
  ///   - folder: Where states are made; in memory, where that can be had.
  /// - Throws: `RecordingError` when the recorded steps do not explain what lies on the disk.
  init(_ scenario: any Scenario, yicha: Yicha, in folder: String) throws {
    self.scenario = scenario
    self.folder = folder
    done = "\(folder)/done-\(scenario.name)"
    try FileManager.default.copyItem(atPath: scenario.before, toPath: done)
    let recording = try yicha.record(scenario.command(at: done), codes: scenario.codes)
    var disk = try Disk(scenario.before, runningAt: done)
    try disk.follow(recording)
    self.disk = disk
    moments = try scenario.moments(done)
    try checkModel()
  }

  /// The model must end where the real disk did; what SQLite maps into memory is left out.
  private func checkModel() throws {
    var choice = WholeChoice(takesAll: true)
    let state = try DiskState(disk, upTo: disk.steps.count, &choice)
    let real = try FileManager.default.subpathsOfDirectory(atPath: done).filter { path in
      !AtomicFile.isFolder("\(done)/\(path)") && !path.hasSuffix("-shm")
    }
    let modelled = state.files.keys.filter { !$0.hasSuffix("-shm") }.map { String($0.dropFirst()) }
    guard Set(real) == Set(modelled) else {
      throw RecordingError.differs("\(Set(real).symmetricDifference(modelled))")
    }
    for path in real {
      let bytes = try [UInt8](Data(contentsOf: URL(filePath: "\(done)/\(path)")))
      switch state.files["/" + path] {
      case .bytes(let modelled) where modelled == bytes: continue
      case .same(let place) where try [UInt8](Data(contentsOf: URL(filePath: place))) == bytes:
        continue
      default: throw RecordingError.differs(path)
      }
    }
  }

  /// Looks at so many states: after each step, everything before it done and nothing unconfirmed
  /// done, then such as a seeded generator chooses.
  ///
  /// - Parameters:
  ///   - points: How many states.
  ///   - each: After every how manieth step the states without chance are made; 1 for all.
  ///   - seed: What the others are chosen by.
  /// - Returns: What came of it.
  /// - Throws: what keeps a state from being made.
  func explore(points: Int, each: Int, seed: UInt64) throws -> Outcome {
    var outcome = Outcome()
    var seen: Set<Digest> = []
    for end in stride(from: disk.steps.count, through: 0, by: -each) {
      for takesAll in [true, false] {
        var choice = WholeChoice(takesAll: takesAll)
        try look(end, &choice, "all: \(takesAll)", &seen, &outcome)
      }
    }
    outcome.cuts = disk.steps.count / each + 1
    // Where few steps are unconfirmed at once the same states come again and again.
    var tries = 0
    while outcome.points < points, tries < points * 20, outcome.defects.isEmpty {
      tries += 1
      let seed = seed &+ UInt64(tries)
      var choice = RandomChoice(seed: seed)
      try look(choice.end(of: disk.steps.count), &choice, "seed \(seed)", &seen, &outcome)
    }
    return outcome
  }

  private func look(
    _ end: Int, _ choice: inout some CrashChoice, _ words: String, _ seen: inout Set<Digest>,
    _ outcome: inout Outcome
  ) throws {
    let state = try DiskState(disk, upTo: end, &choice)
    let isSaid = disk.steps[..<end].contains { if case .said = $0 { true } else { false } }
    // What a person was told is part of the state: it decides what must be there.
    guard seen.insert(Digest.sha256(state.digest.bytes + [isSaid ? 1 : 0])).inserted else { return }
    let place = folder + "/state"
    try state.write(to: place)
    do {
      try check(place, isSaid: isSaid)
    } catch {
      outcome.defects.append(
        "\(scenario.name), \(end) of \(disk.steps.count) steps, \(words): \(error)")
    }
    try FileManager.default.removeItem(atPath: place)
    outcome.points += 1
    if isSaid { outcome.acknowledged += 1 }
  }

  private func check(_ place: String, isSaid: Bool) throws {
    let held = try scenario.held(at: place)
    guard let moment = moments.firstIndex(of: held) else { throw CrashDefect.half }
    guard !isSaid || moment == moments.count - 1 else { throw CrashDefect.lost }
    try scenario.goOn(at: place, like: done)
  }
}
