// A static release build of the package has no Swift Testing, and builds this target too.
#if canImport(Testing)
  import Foundation
  package import Testing

  extension Trait where Self == ConditionTrait {
    /// Skips the test, and says so, where a part of the shared folder is not there.
    package static func needs(shared path: String) -> Self {
      .enabled(
        if: FileManager.default.fileExists(atPath: Project.shared.appending(path: path).path),
        "../shared/\(path) is missing")
    }
  }

  extension Trait where Self == ConditionTrait {
    /// Skips the test by name where a tool is missing; with YICHA_CI=1 the test fails there.
    package static func needs(_ tools: StockTool...) -> Self {
      let missing = tools.filter { !$0.isHere }.map(\.rawValue)
      let comment = "\(missing.joined(separator: ", ")) missing"
      return .enabled("\(comment)") {
        if !missing.isEmpty, ProcessInfo.processInfo.environment["YICHA_CI"] == "1" {
          throw MissingTools(names: missing)
        }
        return missing.isEmpty
      }
    }
  }

  /// The tools that a machine must have and lacks.
  private struct MissingTools: Error {
    let names: [String]
  }
#endif
