package import Canonical
import Inspection
import Journal
package import Merge
import Sealing
import Storage

/// `office merge`: takes in all result bundles that lie in a folder, in any order, any number of
/// times: the good in, the known named, the damaged refused by name (merge.md).
package enum MergeResults {
  /// What came of it.
  package struct Result: Sendable {
    /// One line for each file, balanced.
    package let report: MergeReport
    /// Result bundles that must exist and have not come: `result 41 of device:…`.
    package let waitingFor: [String]
    /// The visits that entries were added to.
    package let visits: [String]
    /// Open conflicts of those visits, as their rows.
    package let conflicts: [JSONValue]
    /// Questions that two or more laptops answered alike, in those visits.
    package let agreements: Int
  }

  /// Merges a folder, or one bundle.
  ///
  /// - Parameters:
  ///   - path: The folder or the bundle.
  ///   - desk: The office.
  ///   - progress: Told after each bundle how many are done and how many there are.
  /// - Throws: `StoreError` for a path that is not there; a bad bundle is a line of the report.
  package static func run(
    _ path: String, at desk: OfficeDesk, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> Result {
    let files = try bundles(at: path)
    var report = MergeReport()
    var visits: Set<String> = []
    for (index, file) in files.enumerated() {
      let intake = try Intake(file, desk)
      report.lines.append(intake.line)
      visits.formUnion(intake.visits)
      progress(index + 1, files.count)
    }
    return try desk.store.read { reading in
      let gaps = try waiting(reading)
      let rows = try visits.sorted().compactMap { try reading.visitRow($0) }
      let conflicts = try reading.conflictRows()
        .filter { visits.contains($0["visit"]?.string ?? "") }
      let held = rows.contains { ($0["waiting"]?.integer ?? 0) > 0 }
      report.needsPerson = !conflicts.isEmpty || !gaps.isEmpty || held
      return Result(
        report: report, waitingFor: gaps, visits: visits.sorted(), conflicts: conflicts,
        agreements: rows.reduce(0) { $0 + ($1["agreements"]?.integer ?? 0) })
    }
  }

  /// Results that a device has numbered and that are not here: gaps below the highest number.
  static func waiting(_ reading: Reading) throws -> [String] {
    let rows = try reading.bundles().filter { $0.direction == .incoming && $0.kind == "result" }
    let byDevice = Dictionary(grouping: rows, by: \.issuer)
    return byDevice.sorted { $0.key < $1.key }.flatMap { device, rows in
      let numbers = Set(rows.map(\.sequence))
      return (1..<max(1, numbers.max() ?? 1)).filter { !numbers.contains($0) }
        .map { "result \($0) of \(device)" }
    }
  }

  private static func bundles(at path: String) throws -> [String] {
    guard AtomicFile.exists(path) else { throw StoreError.missing(path) }
    guard AtomicFile.isFolder(path) else { return [path] }
    return try AtomicFile.names(in: path).map { "\(path)/\($0)" }.filter { file in
      guard !AtomicFile.isFolder(file) else { return false }
      // A bundle damaged in its first bytes no longer looks like one, but its name does.
      let look = (try? BundleScan.look(at: file)) ?? .unreadable
      return file.hasSuffix(".zip") || look != .other
    }
  }
}
