import Canonical
import Field
import Foundation
import Inspection
import Intake
import Journal
import Office
import Storage
import Support

/// One command that is interrupted, and what must hold of the folder afterwards.
protocol Scenario {
  /// What people call it.
  var name: String { get }
  /// The folder as it is before the command: a store, and what lies beside it.
  var before: String { get }
  /// The command, when the folder lies at a place.
  func command(at place: String) -> [String]
  /// How the command may end when nothing interrupts it.
  var codes: Set<Int32> { get }
  /// What the store may hold at any moment, from nothing done to everything.
  func moments(_ done: String) throws -> [Snapshot]
  /// Opens the store as the next command does, and looks what it holds.
  func held(at place: String) throws -> Snapshot
  /// Looks at everything that the store and its files must keep, and does the next act.
  ///
  /// - Throws: what the next command would end with, or `CrashDefect`.
  func goOn(at place: String, like done: String) throws
}

/// What must not be.
enum CrashDefect: Error {
  /// An entry that was acknowledged is not there.
  case lost
  /// Some of an act's entries are there without the others.
  case half
  /// The store contradicts itself.
  case damaged(String)
  /// A file has the name of a complete one and is none.
  case incompleteFile(String)
  /// What the next command makes is not what it makes undisturbed.
  case differs
}

extension Surroundings {
  /// The clock of the commands, some minutes later, on a machine that was started again.
  static let afterwards = Surroundings(
    now: { Timestamp(milliseconds: 1_693_969_800_000) }, mono: { 600_000 },
    machineBoot: "after the power cut",
    random: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } })
}

/// A command of a laptop, whose store is `store` in the folder.
protocol LaptopScenario: Scenario {
  /// Does the next act; what it leaves is checked afterwards.
  func next(_ laptop: Laptop, at place: String, like done: String) throws
}

extension LaptopScenario {
  var codes: Set<Int32> { [0] }

  func moments(_ done: String) throws -> [Snapshot] { [try held(at: before), try held(at: done)] }

  func held(at place: String) throws -> Snapshot {
    try Snapshot(Store.open(at: place + "/store", kind: .field, doing: nil))
  }

  func goOn(at place: String, like done: String) throws {
    let laptop = try Laptop.open(place + "/store", doing: "crash", in: .afterwards)
    try Self.check(laptop)
    try next(laptop, at: place, like: done)
    try Self.check(laptop)
    try Self.checkNoLeftovers(place)
  }

  private static func check(_ laptop: Laptop) throws {
    let result = try CheckStore.run(on: laptop)
    guard result.isIntact else {
      throw CrashDefect.damaged("\(result.findings) \(result.damages)")
    }
  }

  private static func checkNoLeftovers(_ place: String) throws {
    for path in try FileManager.default.subpathsOfDirectory(atPath: place + "/store")
    where path.hasSuffix(".part") || path.contains(".yicha-open-") || path.contains("outbox/.") {
      throw CrashDefect.incompleteFile(path)
    }
  }
}

/// `field answer`.
struct AnswerScenario: LaptopScenario {
  let name = "answer"
  let before: String

  func command(at place: String) -> [String] {
    ["field", "answer", "1", "COM-03=yes", "COM-04=yes", "--store", place + "/store"]
  }

  func next(_ laptop: Laptop, at place: String, like done: String) throws {
    let visit = try laptop.store.read { try FindVisit.named("1", in: $0) }
    _ = try Answer.run(visit, [.init("COM-03", "yes"), .init("COM-04", "no")], on: laptop)
  }
}

/// `field attach`.
struct AttachScenario: LaptopScenario {
  let name = "attach"
  let before: String

  func command(at place: String) -> [String] {
    [
      "field", "attach", "1", place + "/photo.jpg", "--question", "COM-11", "--store",
      place + "/store",
    ]
  }

  func next(_ laptop: Laptop, at place: String, like done: String) throws {
    let visit = try laptop.store.read { try FindVisit.named("1", in: $0) }
    _ = try Attach.run(place + "/photo.jpg", visit: visit, question: "COM-11", on: laptop)
  }
}

/// `field pack`.
struct PackScenario: LaptopScenario {
  let name = "pack"
  let before: String

  func command(at place: String) -> [String] {
    [
      "field", "pack", "--to", place + "/stick", "--limit", "100000", "--store", place + "/store",
    ]
  }

  func next(_ laptop: Laptop, at place: String, like done: String) throws {
    try Self.check(place, holds: Self.packed(laptop), all: false)
    _ = try Pack.run(to: place + "/stick", limit: 100_000, on: laptop)
    try Self.check(place, holds: Self.packed(laptop), all: true)
  }

  /// What the laptop recorded of each bundle that it packed: its name, and SHA-256 of its file.
  private static func packed(_ laptop: Laptop) throws -> [String: String] {
    let rows = try laptop.store.read { try $0.bundles() }.filter { $0.direction == .outgoing }
    return Dictionary(
      rows.map { ($0.detail["file"]?.string ?? "", $0.detail["sha256"]?.string ?? "") },
      uniquingKeysWith: { first, _ in first })
  }

  /// A file on the stick that has the name of a bundle must be the one that was recorded.
  private static func check(
    _ place: String, holds packed: [String: String], all: Bool
  ) throws {
    let stick = place + "/stick"
    let names =
      AtomicFile.isFolder(stick)
      ? try AtomicFile.names(in: stick).filter { !$0.hasSuffix(".part") } : []
    for name in names where try AtomicFile.digest(of: "\(stick)/\(name)").hex != packed[name] {
      throw CrashDefect.incompleteFile(name)
    }
    guard !all || Set(names) == Set(packed.keys) else { throw CrashDefect.differs }
  }
}

/// `field open`.
struct OpenScenario: LaptopScenario {
  let name = "open"
  let before: String

  func command(at place: String) -> [String] {
    ["field", "open", place + "/task.zip.age", "--store", place + "/store"]
  }

  func next(_ laptop: Laptop, at place: String, like done: String) throws {
    _ = try OpenBundle.run(place + "/task.zip.age", on: laptop)
    guard try held(at: place).journals.count == held(at: done).journals.count else {
      throw CrashDefect.differs
    }
  }
}

/// `office merge`.
struct MergeScenario: Scenario {
  let name = "merge"
  let before: String
  let codes: Set<Int32> = [0, 3]
  /// The store after each of the bundles, merged one by one.
  let stages: [String]
  /// What the office says when everything is merged.
  let export: [[UInt8]]

  func command(at place: String) -> [String] {
    ["office", "merge", place + "/stick", "--store", place + "/store"]
  }

  /// The office's own entries are those of the very run; of the laptops' it holds what the bundles
  /// brought so far.
  func moments(_ done: String) throws -> [Snapshot] {
    let last = try held(at: done)
    let own = try Store.open(at: before + "/store", kind: .office, doing: nil).origin.name
    let first = try held(at: before).journals[own, default: []].count
    return try ([before] + stages).enumerated().map { index, stage in
      var moment = try held(at: stage)
      moment.journals[own] = Array(last.journals[own, default: []].prefix(first + index))
      return moment
    }
  }

  func held(at place: String) throws -> Snapshot {
    try Snapshot(Store.open(at: place + "/store", kind: .office, doing: nil))
  }

  func goOn(at place: String, like done: String) throws {
    let desk = try OfficeDesk.open(place + "/store", doing: "crash", in: .afterwards)
    _ = try MergeResults.run(place + "/stick", at: desk)
    guard try desk.store.read({ try DumpStore.lines($0) }) == export else {
      throw CrashDefect.differs
    }
    let defects = try desk.store.projectionDefects()
    guard defects.isEmpty else { throw CrashDefect.damaged("\(defects)") }
  }
}
