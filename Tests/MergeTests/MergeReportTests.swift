import Canonical
import Journal
import Merge
import Testing

@Suite("The report of a merge")
struct MergeReportTests {
  @Test("One bundle gives its own code", arguments: [0, 3, 20, 21, 22, 23, 1])
  func one(code: Int) {
    let report = MergeReport(lines: [.init(bundle: "a", code: code)])
    #expect(report.exitCode == code)
  }

  @Test(
    "Of several the first that occurred of 23, 21, 20, 22, 3",
    arguments: [
      ([22, 20], false, 20), ([20, 21, 22], false, 21), ([22, 23, 21], false, 23),
      ([0, 22], true, 22), ([0, 0], true, 3), ([0, 0], false, 0), ([0, 3], false, 3),
      ([0, 1], false, 1), ([], true, 3), ([], false, 0),
    ] as [([Int], Bool, Int)])
  func several(codes: [Int], needsPerson: Bool, expected: Int) {
    let lines = codes.map { MergeReport.Line(bundle: "b", code: $0) }
    #expect(MergeReport(lines: lines, needsPerson: needsPerson).exitCode == expected)
  }

  @Test("Well merged, but a person is needed")
  func needsPerson() {
    #expect(MergeReport(lines: [.init(bundle: "a")], needsPerson: true).exitCode == 3)
  }

  @Test("S8, Q8: What was delivered is new, known, waiting, incomplete or quarantined, once each")
  func balances() {
    let history = History()
    let device = history.laptop(1, knowing: history.office())
    for number in 0..<6 { device.answer("CT-01", .integer(number)) }
    let entries = device.written.map(\.entry)
    let union = Union(entries, of: device.origin) { $0 == 0 ? entries[0].leaf : nil }
    let counts = MergeCounts(
      union, delivered: 7, waiting: [entries[1].leaf, entries[2].leaf],
      incomplete: [entries[2].leaf, entries[3].leaf], quarantined: 1)
    #expect(
      counts
        == MergeCounts(
          delivered: 7, new: 2, known: 1, waiting: 2, incomplete: 1, quarantined: 1))
    #expect(counts.balances)
    var line = MergeReport.Line(bundle: "a", entries: counts)
    #expect(MergeReport(lines: [line, line]).entries.delivered == 14)
    #expect(MergeReport(lines: [line]).balances)
    line.evidence = MergeCounts(delivered: 1)
    #expect(!MergeReport(lines: [line]).balances)
  }
}
