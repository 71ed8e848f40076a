/// A piece of work that has a goal.
protocol BenchRow: Sendable {
  /// What `--only` and the JSON call it: lower-case ASCII.
  var name: String { get }
  /// What is measured, in a few words.
  var summary: String { get }

  /// Does the work, and its floor in the same run.
  ///
  /// - Throws: `BenchFailure`, or the error of what prepares the input.
  func measure(at bench: Workbench) throws -> BenchResult
}
