import Canonical
import Inspection
import Storage

/// How often each subject was given to a team in a year: the counter that the annual cap is about.
struct VisitCounts {
  private let counts: [String: Int]

  init(_ reading: Reading, year: Int) throws {
    var counts: [String: Int] = [:]
    for (visit, row) in try reading.visitRows() {
      guard VisitID(visit)?.year == year, row["state"]?.string != "recalled" else { continue }
      counts[row["subject"]?.string ?? "", default: 0] += 1
    }
    self.counts = counts
  }

  func of(_ subject: String) -> Int {
    counts[subject] ?? 0
  }
}
