/// What a merge did, bundle by bundle, and what a person has to do (merge.md 13).
package struct MergeReport: Hashable, Sendable {
  /// One bundle.
  package struct Line: Hashable, Sendable {
    /// The name under which it was delivered.
    package var bundle: String
    /// Its own exit code (design 6).
    package var code: Int
    /// What it says, for people: `already imported`, or why it was refused.
    package var notes: [String]
    /// Its journal entries.
    package var entries: MergeCounts
    /// The visits that its entries concern.
    package var visits: MergeCounts
    /// Its evidence files.
    package var evidence: MergeCounts

    /// A line from its parts.
    package init(
      bundle: String, code: Int = 0, notes: [String] = [], entries: MergeCounts = MergeCounts(),
      visits: MergeCounts = MergeCounts(), evidence: MergeCounts = MergeCounts()
    ) {
      self.bundle = bundle
      self.code = code
      self.notes = notes
      self.entries = entries
      self.visits = visits
      self.evidence = evidence
    }

    /// Whether everything in the bundle is accounted for.
    package var balances: Bool { entries.balances && visits.balances && evidence.balances }
  }

  /// The bundles, in the order in which they were named.
  package var lines: [Line]
  /// Whether conflicts or waiting entries need a person.
  package var needsPerson: Bool

  /// A report from its parts.
  package init(lines: [Line] = [], needsPerson: Bool = false) {
    self.lines = lines
    self.needsPerson = needsPerson
  }

  /// Whether everything in every bundle is accounted for.
  package var balances: Bool { lines.allSatisfy(\.balances) }

  /// All entries of all bundles.
  package var entries: MergeCounts { lines.map(\.entries).reduce(MergeCounts(), +) }
  /// All visits of all bundles; one that several bundles concern counts in each.
  package var visits: MergeCounts { lines.map(\.visits).reduce(MergeCounts(), +) }
  /// All evidence files of all bundles.
  package var evidence: MergeCounts { lines.map(\.evidence).reduce(MergeCounts(), +) }

  /// Which code wins when bundles have several (design 6).
  package static let precedence = [23, 21, 20, 22, 3]

  /// The exit code of the whole merge.
  ///
  /// One bundle named: its own code. Several: the first that occurred of 23, 21, 20, 22, 3, and
  /// otherwise the largest. A merge that went well and needs a person gives 3.
  package var exitCode: Int {
    let codes = lines.map(\.code).filter { $0 != 0 } + (needsPerson ? [3] : [])
    if lines.count == 1, lines[0].code != 0 { return lines[0].code }
    return MergeReport.precedence.first { codes.contains($0) } ?? codes.max() ?? 0
  }
}
