import Canonical
import Inspection
import Merge
import Sealing
import Storage

/// The verification of every bundle in a folder, a line for each.
struct FolderCheck {
  private let lines: [(name: String, verdict: BundleVerdict)]

  /// The files of a folder that are bundles, or are called so; folders in it are not looked into.
  ///
  /// - Throws: `StoreError.file` when the folder cannot be listed.
  static func bundles(in folder: String) throws(StoreError) -> [String] {
    try AtomicFile.names(in: folder).filter { name in
      let path = "\(folder)/\(name)"
      guard !AtomicFile.isFolder(path), !name.hasSuffix(".part") else { return false }
      // A bundle damaged in its first bytes no longer looks like one, but its name does.
      return name.hasSuffix(".zip") || name.hasSuffix(".zip.age") || looksLikeBundle(path)
    }
  }

  /// Verifies the files, which are opened as plain files only: a pipe is refused unopened.
  init(
    _ names: [String], in folder: String, progress: (Int, Int) -> Void,
    verify: (String) -> BundleVerdict
  ) {
    lines = names.enumerated().map { index, name in
      let verdict = verify("\(folder)/\(name)")
      progress(index + 1, names.count)
      return (name, verdict)
    }
  }

  /// How the command ends: one bundle with its own code, several with the first that occurred of
  /// 23, 21, 20, 22 and 3 (design 6); what could not be read needs a person.
  var code: Int {
    let codes = lines.map { line in
      line.verdict.code == .failed && lines.count > 1
        ? Inspection.ExitCode.personNeeded.rawValue : line.verdict.code.rawValue
    }
    return MergeReport(
      lines: zip(lines, codes).map { MergeReport.Line(bundle: $0.name, code: $1) }
    ).exitCode
  }

  /// Says each verdict in its line, with its code.
  func tell(_ console: Console) {
    for line in lines {
      let code = line.verdict.code.rawValue
      console.print("\(line.name)  \(code)  \(console.text(line.verdict.label))")
      for note in line.verdict.check?.notes ?? [] { console.print("  \(console.text(note))") }
    }
  }

  /// The verdicts for programs.
  var value: [String: JSONValue] {
    [
      "kind": "folder",
      "verdict": lines.allSatisfy { $0.verdict.refusal == nil } ? "verified" : "refused",
      "bundles": .array(
        lines.map { line in
          .object(
            line.verdict.value.merging([
              "file": .string(line.name), "code": .integer(line.verdict.code.rawValue),
            ]) { $1 })
        }),
      "code": .integer(code),
    ]
  }

  private static func looksLikeBundle(_ path: String) -> Bool {
    do throws(BundleError) {
      return try BundleScan.look(at: path) != .other
    } catch {
      // A pipe or device beside the bundles is none; what cannot be read shows in its line.
      return error.kind == .failed
    }
  }
}
