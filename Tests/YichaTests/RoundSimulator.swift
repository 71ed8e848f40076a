import Foundation
import Inspection
import Office
import Storage

@testable import Yicha

/// The demo's round up to the delivery of the result bundles, in this process.
final class RoundSimulator: Sendable {
  let folder: TemporaryFolder
  let world: DemoWorld
  let round: DemoRound
  /// Which visits the laptops worked on.
  let plan: DemoPlan
  /// The bundles that came back whole, one file each, by device and number.
  let bundles: [String]

  init(seed: UInt64) throws {
    folder = try TemporaryFolder()
    world = DemoWorld(folder: folder.path, seed: seed)
    let forms = try FormsFolder.files("\(Program.root)/Forms")
    let registers = "\(Program.root)/Sources/Yicha/Demo/Registers"
    round = DemoRound(
      world: world, input: DemoInput(forms: forms, registers: registers), console: .silent)
    let laptops = try round.setUp()
    let visits = try round.draw()
    try round.export(to: laptops, .init("2023-09-04"), "tasks/2023-09-04")
    plan = try DemoPlan(visits)
    try round.work(plan, laptops)
    try round.deliver(laptops)
    let days = try ["day-1", "day-2"].flatMap { [world] day in
      let path = "\(world.folder)/results/\(day)"
      return try AtomicFile.names(in: path).map { "\(path)/\($0)" }
    }
    // The copy of one, and the damaged one of which the whole one came later, are left out.
    var whole: [String: String] = [:]
    for path in days where !path.contains("copy-of") {
      whole[(path as NSString).lastPathComponent] = path
    }
    bundles = whole.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The office's store, as it stood before anything came back, in a folder of its own.
  func office(copiedFrom source: String? = nil, to name: String) throws -> String {
    let target = "\(folder.path)/\(name)"
    try FileManager.default.copyItem(atPath: source ?? round.office, toPath: target)
    return target
  }

  /// Opens an office's store.
  func desk(_ folder: String) throws -> OfficeDesk {
    try OfficeDesk.open(folder, doing: "test", clerk: "clerk-1", in: world.machine("office"))
  }
}
