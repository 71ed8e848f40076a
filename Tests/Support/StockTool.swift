import Foundation
package import Testing

/// A tool of the auditors', by the name of what a machine lacks without it.
package enum StockTool: String, CaseIterable, Sendable {
  case awk
  case bash
  case cryptography = "python3-cryptography"
  case openssl
  case python = "python3"
  case sha256sum
  case sqlite = "sqlite3"
  case unzip
  case zcat

  /// Whether it is here, asked once for all tests.
  package var isHere: Bool { Self.here.contains(self) }

  private static let here = Set(allCases.filter(\.answers))

  private var answers: Bool {
    let probe =
      self == .cryptography
      ? ["python3", "-c", "import cryptography"] : ["sh", "-c", "command -v \(rawValue)"]
    return (try? ProgramRun(probe))?.code == 0
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
