import Foundation
import Support
import Testing

/// One round of the demo with everything kept, made once for all suites that look at it.
enum KeptDemo {
  /// The folder, and what the demo said.
  struct Round {
    let folder: String
    let outcome: ProgramRun
  }

  /// The round; the folder is removed when the tests end.
  static let round: Result<Round, any Error> = Result {
    let folder = NSTemporaryDirectory() + "yicha-demo-\(UUID().uuidString)"
    let outcome = try Program.run(
      Program.path("yicha"), ["demo", "--lang", "en", "--seed", "7", "--keep", folder])
    removeAtExit = folder
    atexit {
      if let folder = KeptDemo.removeAtExit { try? FileManager.default.removeItem(atPath: folder) }
    }
    return Round(folder: folder, outcome: outcome)
  }

  nonisolated(unsafe) private static var removeAtExit: String?

  /// Files below a folder of the round whose names end so, sorted.
  static func files(_ below: String, ending: String) throws -> [String] {
    let folder = try round.get().folder + "/" + below
    let all = FileManager.default.enumerator(atPath: folder)?.allObjects ?? []
    return all.compactMap { $0 as? String }.filter { $0.hasSuffix(ending) }.sorted()
      .map { "\(folder)/\($0)" }
  }
}
