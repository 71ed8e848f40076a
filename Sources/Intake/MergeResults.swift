package import Canonical
import Inspection
import Journal
package import Merge
package import Sealing
import Storage

/// `office merge` and `field merge`: takes in all result bundles that lie in a folder (merge.md).
///
/// In any order, any number of times: the good in, the known named, the damaged refused by name.
package enum MergeResults {
  /// What came of it.
  package struct Result: Sendable {
    /// One line for each file, balanced.
    package let report: MergeReport
    /// Why files were refused, by their names.
    package let refusals: [String: BundleError]
    /// Result bundles that must exist and have not come: `result 41 of device:…`.
    package let waitingFor: [String]
    /// The folders in the folder, which are not looked into.
    package let foldersBeside: [String]
    /// The visits that entries were added to.
    package let visits: [String]
    /// Open conflicts of those visits, as their rows.
    package let conflicts: [JSONValue]
    /// Questions that two or more laptops answered alike, in those visits.
    package let agreements: Int
    /// How many files nobody looked at, as somebody asked to stop: merging again goes on with them.
    package let filesLeft: Int
  }

  /// Merges a folder, or one bundle.
  ///
  /// - Parameters:
  ///   - path: The folder or the bundle.
  ///   - receiver: Who takes them in.
  ///   - progress: Told after each bundle how many are done and how many there are.
  /// - Returns: What each bundle brought, and what waits for a person.
  /// - Throws: `StoreError` for a path that is not there, `BundleError` when the one bundle named
  ///   is refused; in a folder a bad bundle is a line of the report.
  package static func run(
    _ path: String, at receiver: some Receiver, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> Result {
    let isFolder = AtomicFile.isFolder(path)
    let files = try bundles(at: path)
    var taken: [BundleIntake] = []
    var memory = try receiver.store.read { try IntakeMemory(receiver, $0) }
    let ahead = OpeningAhead(files, try ResultOpening(receiver, trust: memory.trust))
    defer { ahead.close() }
    // Whoever asks to stop at once still gets the first file, or nothing would ever come in.
    while taken.isEmpty || !Interruption.isAsked, let (path, content) = ahead.next(memory) {
      let intake = try BundleIntake(
        path, content, recordsRefusal: isFolder, &memory, at: receiver)
      if !isFolder, let refusal = intake.refusal { throw refusal }
      taken.append(intake)
      progress(taken.count, files.count)
    }
    let folders =
      isFolder ? try AtomicFile.names(in: path).filter { AtomicFile.isFolder("\(path)/\($0)") } : []
    let left = files.count - taken.count
    return try receiver.store.read { try result(taken, foldersBeside: folders, left: left, $0) }
  }

  private static func result(
    _ taken: [BundleIntake], foldersBeside folders: [String], left: Int, _ reading: Reading
  ) throws -> Result {
    let visits = Set(taken.flatMap(\.visits))
    let gaps = try waiting(reading)
    let rows = try visits.sorted().compactMap { try reading.visitRow($0) }
    let conflicts = try reading.conflictRows()
      .filter { visits.contains($0["visit"]?.string ?? "") }
    let unsettled = Set(
      conflicts.compactMap { $0["visit"]?.string }
        + rows.filter(isIncomplete).compactMap { $0["visit"]?.string })
    let lines = taken.map { intake in
      var line = intake.line
      let isWaiting =
        !intake.visits.isDisjoint(with: unsettled)
        || intake.unjoined.contains { !reading.content.holds($0) }
      if line.code == 0, isWaiting { line.code = 3 }
      return line
    }
    let isUnread = taken.contains { $0.refusal?.kind == .failed }
    return Result(
      report: MergeReport(lines: lines, needsPerson: !gaps.isEmpty || isUnread),
      refusals: Dictionary(
        taken.compactMap { intake in intake.refusal.map { (intake.line.bundle, $0) } },
        uniquingKeysWith: { first, _ in first }),
      waitingFor: gaps, foldersBeside: folders, visits: visits.sorted(), conflicts: conflicts,
      agreements: rows.reduce(0) { $0 + ($1["agreements"]?.integer ?? 0) }, filesLeft: left)
  }

  /// Whether entries of the visit wait for others, or evidence that they name is absent.
  private static func isIncomplete(_ row: JSONValue) -> Bool {
    (row["waiting"]?.integer ?? 0) > 0 || !(row["absent_evidence"]?.array ?? []).isEmpty
  }

  /// Results that a device has numbered and that are not here: gaps below the highest number.
  static func waiting(_ reading: Reading) throws -> [String] {
    let numbers = try reading.incomingNumbers(of: BundleKind.result.rawValue)
    return numbers.sorted { $0.key < $1.key }.flatMap { device, numbers in
      (1..<max(1, numbers.max() ?? 1)).filter { !numbers.contains($0) }
        .map { "result \($0) of \(device)" }
    }
  }

  private static func bundles(at path: String) throws -> [String] {
    guard AtomicFile.isFolder(path) else { return [path] }
    return try AtomicFile.names(in: path).map { "\(path)/\($0)" }.filter { file in
      // What an interrupted copy left behind is no bundle yet.
      guard !AtomicFile.isFolder(file), !file.hasSuffix(".part") else { return false }
      // A bundle damaged in its first bytes no longer looks like one, but its name does.
      return file.hasSuffix(BundleEncryption.plainSuffix)
        || file.hasSuffix(BundleEncryption.suffix) || looksLikeBundle(file)
    }
  }

  private static func looksLikeBundle(_ file: String) -> Bool {
    do throws(BundleError) {
      // Of what is encrypted only the name says whether it is a bundle: keys lie on sticks too.
      return switch try BundleScan.look(at: file) {
      case .bundle, .unreadable: true
      case .encrypted, .other: false
      }
    } catch {
      // Whether it is one shows when it is taken in, with the reason beside its name.
      return true
    }
  }
}
