/// One run of a program.
struct Sample: Equatable, Sendable {
  /// From before its start until it was waited for.
  var seconds: Double
  /// The largest resident memory, in MiB.
  var peakMebibytes: Double

  /// This run, then another one.
  func and(_ other: Sample) -> Sample {
    Sample(
      seconds: seconds + other.seconds, peakMebibytes: max(peakMebibytes, other.peakMebibytes))
  }
}

/// What several runs of one program come to.
enum Samples {
  /// The middle one of the times, the mean of both middle ones where there are two; 0 of none.
  static func median(_ samples: [Sample]) -> Double {
    let times = samples.map(\.seconds).sorted()
    guard let last = times.last else { return 0 }
    let middle = times.count / 2
    guard times.count > 1 else { return last }
    return times.count.isMultiple(of: 2) ? (times[middle - 1] + times[middle]) / 2 : times[middle]
  }

  /// The largest memory of all.
  static func peak(_ samples: [Sample]) -> Double {
    samples.map(\.peakMebibytes).max() ?? 0
  }
}
