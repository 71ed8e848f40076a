/// The results as a JSON array, one object a line.
///
/// Not canonical JSON: that profile has no fractions, and this is never hashed.
///
/// - `work`: the row; `seconds`: its time; `peak_mib`: its largest memory.
/// - `floor_seconds`, `ratio`: the bare work of the same run, and time ÷ floor; null where the goal
///   is absolute.
/// - `goal`: what `ratio` must not exceed; a row whose goal is absolute has `goal_seconds` instead,
///   and one that is held to its memory alone has neither.
/// - `goal_mib`: what `peak_mib` must not exceed, where a goal is set.
/// - `fsyncs`, `goal_fsyncs`: of durable rows, how often the work waited for the disk, and how
///   often it may.
/// - `bytes`, `goal_bytes`: how long what was made is, and may be, where that has a goal.
enum BenchJSON {
  static func text(_ results: [BenchResult]) -> String {
    guard !results.isEmpty else { return "[]" }
    return "[\n" + results.map { "  \(object($0))" }.joined(separator: ",\n") + "\n]"
  }

  private static func object(_ result: BenchResult) -> String {
    let members = members(of: result).map { "\"\($0.name)\": \($0.value)" }
    return "{" + members.joined(separator: ", ") + "}"
  }

  private static func members(of result: BenchResult) -> [(name: String, value: String)] {
    var members = [
      // Names of rows are lower-case ASCII: nothing to escape.
      ("work", "\"\(result.work)\""),
      ("seconds", number(result.seconds)),
      ("floor_seconds", number(result.floorSeconds)),
      ("ratio", number(result.ratio)),
    ]
    switch result.yardstick {
    case .floor(_, let goal):
      members.append(("goal", number(goal)))
    case .absolute(let goal):
      members.append(("goal_seconds", number(goal)))
    case .none: break
    }
    members.append(("peak_mib", number(result.peak.mebibytes)))
    if let goal = result.peak.goal { members.append(("goal_mib", number(goal))) }
    if let syncs = result.syncs {
      members += [("fsyncs", "\(syncs.count)"), ("goal_fsyncs", "\(syncs.goal)")]
    }
    if let size = result.size {
      members += [("bytes", "\(size.bytes)"), ("goal_bytes", "\(size.goal)")]
    }
    return members
  }

  /// To a millionth, which no clock here exceeds in truth.
  private static func number(_ value: Double?) -> String {
    value.map { "\(($0 * 1e6).rounded() / 1e6)" } ?? "null"
  }
}
