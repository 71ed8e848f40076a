import Foundation

/// A tool of the auditors', by the name of what a machine lacks without it.
package enum StockTool: String, CaseIterable, Sendable {
  case age
  case awk
  case bash
  case cryptography = "python3-cryptography"
  case openssl
  case python = "python3"
  case sha256sum
  case sqlite = "sqlite3"
  case strace
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
