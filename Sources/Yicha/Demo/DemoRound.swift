import Canonical
import Field
import Inspection
import Intake
import Journal
import Merge
import Office
import Sealing
import Storage

/// The demo's round: each step is the act behind a command, with a line that says what came of it.
struct DemoRound {
  let world: DemoWorld
  let input: DemoInput
  let console: Console

  var office: String { world.folder + "/office" }
  var clerk: String { "clerk-1" }

  /// Walks the whole round.
  ///
  /// - Parameter isKept: Whether the folder stays, so that the end can say which files to open.
  /// - Returns: What to say at the end.
  /// - Throws: What any of its acts throws.
  func run(isKept: Bool) throws -> DemoSummary {
    let laptops = try setUp()
    let visits = try draw()
    let plan = try DemoPlan(visits)
    try export(to: laptops, CalendarDate("2023-09-04"), "tasks/2023-09-04")
    try work(plan, laptops)
    try deliver(laptops)
    var merges = [try merge("results/day-1")]
    let decided = try decide()
    // The late stick comes the day after.
    world.pass(minutes: 24 * 60)
    merges.append(try merge("results/day-2"))
    try export(to: laptops, CalendarDate("2023-09-06"), "tasks/2023-09-06")
    try publish()
    try exportJournals(laptops)
    return DemoSummary(
      round: self, isKept: isKept, agreements: merges.map(\.agreements).reduce(0, +),
      refused: merges.reduce(0) { $0 + $1.refusals.count }, decided: decided)
  }

  /// The office, opened for an act of a person.
  func desk(_ doing: String, by person: String? = nil) throws -> OfficeDesk {
    try stopIfAsked()
    return try OfficeDesk.open(
      office, doing: doing, clerk: person ?? clerk, in: world.machine("office"))
  }

  /// A laptop, opened for an act.
  func laptop(_ name: String, _ doing: String) throws -> Laptop {
    try stopIfAsked()
    return try Laptop.open("\(world.folder)/laptops/\(name)", doing: doing, in: world.machine(name))
  }

  /// The heading of a step.
  func step(_ number: Int, _ zh: String, _ en: String) {
    console.print()
    console.print("\(number)  \(console.text(zh, en))")
  }

  /// A line within a step.
  func tell(_ zh: String, _ en: String) {
    console.print("   " + console.text(zh, en))
  }
}

/// Which visits the demo's laptops work on.
struct DemoPlan {
  /// Done on market-1 and on market-2, answered differently in one question.
  let shared: String
  /// Done on fire-1, delivered in parts.
  let parts: String
  /// Done on housing-1, whose first delivery is damaged.
  let damaged: String
  /// Done on market-1, with two findings.
  let findings: String

  init(_ visits: [Visit]) throws {
    let joint = visits.filter { $0.departments.count > 1 }.map(\.id.description)
    let single = visits.filter { $0.departments.count == 1 }.map(\.id.description)
    guard joint.count >= 3, let shared = single.first else {
      throw OfficeError.needed(.plan)
    }
    self.shared = shared
    parts = joint[0]
    damaged = joint[1]
    findings = joint[2]
  }
}
