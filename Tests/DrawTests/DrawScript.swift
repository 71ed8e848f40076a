import Foundation
import Support

/// The auditors' own script, which the tests compare with.
enum DrawScript {
  private static let bundles = Project.path("Bundles")

  /// Runs the script itself.
  static func run(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun(["python3", "\(bundles)/verify_draw.py"] + arguments)
  }

  /// Calls functions of the script for many inputs in one process.
  static func run(code: String, _ arguments: [String] = []) throws -> ProgramRun {
    let load = """
      import os, sys, json, hashlib, pathlib
      sys.path.insert(0, os.environ["BUNDLES"])
      sys.setrecursionlimit(100000)
      from verify_draw import *
      NAMES = ("plan.json", "register.jsonl", "pool.jsonl", "inspectors.jsonl", "seed.txt")
      made = lambda d: draw(*((pathlib.Path(d) / n).read_bytes() for n in NAMES))

      """
    return try ProgramRun(
      ["python3", "-c", load + code] + arguments, environment: ["BUNDLES": bundles])
  }
}
