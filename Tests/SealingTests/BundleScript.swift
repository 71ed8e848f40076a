import Foundation
import Support

/// The auditors' own verifiers, which the tests compare with.
enum BundleScript {
  static let reference = Project.shared.appending(path: "reference/verify_bundle.py").path
  static let python = Project.path("Bundles/verify.py")
  static let shell = Project.path("Bundles/verify.sh")

  /// Runs Python with the script imported as `v`.
  static func run(
    code: String, _ arguments: [String], of script: String = python
  ) throws -> ProgramRun {
    let load = """
      import sys, importlib.util
      spec = importlib.util.spec_from_file_location('v', sys.argv[1])
      v = importlib.util.module_from_spec(spec); spec.loader.exec_module(v)

      """
    return try ProgramRun(["python3", "-c", load + code, script] + arguments)
  }
}
