import Glibc

/// A piece of work and its floor, measured by turns, so that a disk or neighbour that slows down
/// slows both.
struct Turns {
  private(set) var works: [Sample] = []
  private(set) var floors: [Sample] = []

  /// Measures both so many times, after one turn that is not counted.
  ///
  /// What an earlier turn wrote is on the disk before the next begins.
  ///
  /// - Parameters:
  ///   - runs: How many turns count.
  ///   - work: The work; gets the number of the turn, 0 for the one that does not count.
  ///   - floor: The bare work.
  /// - Throws: What either throws.
  init(_ runs: Int, work: (Int) throws -> Sample, floor: () throws -> Sample) throws {
    for run in 0...runs {
      sync()
      let work = try work(run)
      sync()
      let floor = try floor()
      guard run > 0 else { continue }
      works.append(work)
      floors.append(floor)
    }
  }

  /// The row of these turns.
  func result(_ name: String, goal: Double, mebibytes: Double? = nil) -> BenchResult {
    BenchResult(
      work: name, seconds: Samples.median(works),
      yardstick: .floor(seconds: Samples.median(floors), goal: goal),
      peak: Peak(mebibytes: Samples.peak(works), goal: mebibytes))
  }
}
