import ArgumentParser
import Canonical
import Draw
import Inspection
import Storage

/// The verification of a draw's folder.
struct DrawCheck {
  private let folder: String
  private let differences: [DrawVerification.Difference]

  /// Recomputes the draw of a folder.
  ///
  /// - Throws: `DrawError` for what cannot be recomputed at all; `StoreError.file`.
  init(folder: String) throws {
    self.folder = folder
    var files: [String: [UInt8]] = [:]
    for file in DrawFile.allCases where AtomicFile.exists("\(folder)/\(file.rawValue)") {
      files[file.rawValue] = try AtomicFile.read(
        "\(folder)/\(file.rawValue)", atMost: FileLimit.record)
    }
    differences = try DrawVerification.verify(files)
  }

  /// Says the verdict, in the words of `verify_draw.py`.
  ///
  /// - Throws: the exit code 23 when something differs.
  func tell(json: Bool) throws {
    let names = differences.map(\.description)
    if json {
      Console.live.print(json: [
        "kind": "draw", "verdict": names.isEmpty ? "verified" : "differs",
        "differences": .strings(names),
      ])
    } else {
      Console.live.print(
        names.isEmpty ? "draw: verified" : "draw: DIFFERS in \(names.joined(separator: ", "))")
    }
    guard names.isEmpty else {
      throw ArgumentParser.ExitCode(Int32(Inspection.ExitCode.contradiction.rawValue))
    }
  }
}
