import Field
import Foundation
import Inspection
import Office
import Storage

@testable import Yicha

/// The demo's office and laptops with their first task bundles opened, each test with its own copy.
final class FieldRound {
  let folder: TemporaryFolder
  let world: DemoWorld
  let round: DemoRound

  /// Made once: registers, draws, task bundles of 2023-09-04.
  private static let base: Result<String, any Error> = Result {
    let folder = NSTemporaryDirectory() + "yicha-field-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    removeAtExit = folder
    atexit {
      if let folder = FieldRound.removeAtExit {
        try? FileManager.default.removeItem(atPath: folder)
      }
    }
    let round = try demo(DemoWorld(folder: folder, seed: 7))
    let laptops = try round.setUp()
    _ = try round.draw()
    try round.export(to: laptops, CalendarDate("2023-09-04"), "tasks/2023-09-04")
    return folder
  }

  nonisolated(unsafe) private static var removeAtExit: String?

  private static func demo(_ world: DemoWorld) throws -> DemoRound {
    let input = DemoInput(
      forms: try FormsFolder.files("\(Program.root)/Forms"),
      registers: "\(Program.root)/Sources/Yicha/Demo/Registers")
    return DemoRound(world: world, input: input, console: .silent)
  }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.removeItem(atPath: folder.path)
    try FileManager.default.copyItem(atPath: Self.base.get(), toPath: folder.path)
    world = DemoWorld(folder: folder.path, seed: 8)
    // Later than all that the round recorded.
    world.pass(minutes: 6 * 60)
    round = try Self.demo(world)
  }

  /// A laptop on which nothing but opening has happened.
  func laptop(_ name: String = "market-1") throws -> Laptop {
    try round.laptop(name, "test")
  }

  /// Its store's folder.
  func store(_ name: String = "market-1") -> String { "\(folder.path)/laptops/\(name)" }

  /// A file that a test attaches.
  func file(_ name: String, _ content: String = UUID().uuidString) throws -> String {
    let path = "\(folder.path)/\(name)"
    try AtomicFile.write(Array(content.utf8), to: path, replacing: true)
    return path
  }
}

extension Laptop {
  /// The visits by their numbers.
  func numbered() throws -> [FindVisit.Numbered] {
    try store.read { try FindVisit.numbered($0) }
  }
}
