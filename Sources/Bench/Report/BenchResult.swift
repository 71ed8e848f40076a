/// One row of the table: a piece of work, what it took, and the goals it is held to.
struct BenchResult: Equatable, Sendable {
  /// The name of the row.
  var work: String
  /// Seconds of the work, the median where it was repeated.
  var seconds: Double
  /// What the seconds are held against.
  var yardstick: Yardstick
  /// The largest memory of the work, in MiB.
  var peak: Peak
  /// How often the work waited for the disk; nil where it need not.
  var syncs: Syncs?
  /// How long what was made is; nil where nobody asks.
  var size: Size?

  /// Seconds of the floor, measured in the same run.
  var floorSeconds: Double? {
    guard case .floor(let seconds, _) = yardstick else { return nil }
    return seconds
  }

  /// `seconds` ÷ `floorSeconds`: smaller is better.
  var ratio: Double? { floorSeconds.map { seconds / $0 } }

  /// A sentence for each goal that was not reached.
  var missed: [String] {
    var sentences: [String] = []
    switch yardstick {
    case .floor(let floor, let goal):
      if seconds / floor > goal {
        sentences.append("ratio \(Figures.ratio(seconds / floor)) > \(Figures.ratio(goal))")
      }
    case .absolute(let goal):
      if seconds > goal {
        sentences.append("\(Figures.seconds(seconds)) > \(Figures.seconds(goal))")
      }
    case .none: break
    }
    if let goal = peak.goal, peak.mebibytes > goal {
      sentences.append("\(Figures.mebibytes(peak.mebibytes)) > \(Figures.mebibytes(goal))")
    }
    if let syncs, syncs.count > syncs.goal {
      sentences.append("\(syncs.count) fsyncs > \(syncs.goal)")
    }
    if let size, size.bytes > size.goal {
      sentences.append("\(size.bytes) bytes > \(size.goal)")
    }
    return sentences.map { "\(work): \($0)" }
  }
}

/// What the time of a piece of work is held against.
enum Yardstick: Equatable, Sendable {
  /// The bare work of the same run: its seconds, and what the ratio must not exceed.
  case floor(seconds: Double, goal: Double)
  /// Seconds that must not be exceeded.
  case absolute(goal: Double)
  /// Nothing: only the memory has a goal.
  case none
}

/// The largest memory of a piece of work, in MiB.
struct Peak: Equatable, Sendable {
  var mebibytes: Double
  /// What it must not exceed; nil where no goal is set.
  var goal: Double?
}

/// How long what a piece of work made is, in bytes.
struct Size: Equatable, Sendable {
  var bytes: Int
  /// What it must not exceed.
  var goal: Int
}

/// How often a piece of work called fsync or fdatasync.
struct Syncs: Equatable, Sendable {
  var count: Int
  /// What it must not exceed.
  var goal: Int
}
