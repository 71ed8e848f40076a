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
      let differing = names.joined(separator: ", ")
      Console.live.print(
        names.isEmpty ? "抽取核验通过 draw: verified" : "抽取不符 draw: DIFFERS in \(differing)",
        names.isEmpty ? "draw: verified" : "draw: DIFFERS in \(differing)")
    }
    guard names.isEmpty else {
      throw ArgumentParser.ExitCode(Int32(Inspection.ExitCode.contradiction.rawValue))
    }
  }
}
