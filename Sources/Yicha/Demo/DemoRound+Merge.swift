import Canonical
import Inspection
import Intake
import Merge
import Office
import Storage

extension DemoRound {
  /// Step 6: all that lies in a folder is taken in, in any order.
  @discardableResult
  func merge(_ folder: String) throws -> MergeResults.Result {
    world.pass(minutes: 30)
    step(6, "合并 \(folder)", "merge \(folder)")
    let result = try MergeResults.run(
      "\(world.folder)/\(folder)", at: desk("office merge"))
    for line in result.report.lines {
      let counts = line.entries
      let words = MergeWords.text(line, refusals: result.refusals)
      if counts.delivered == 0, line.code != 0 {
        tell(
          "\(line.bundle)：\(words.zh)（\(line.code)）", "\(line.bundle): \(words.en) (\(line.code))")
      } else if counts.delivered == 0, line.evidence.delivered == 0 {
        tell("\(line.bundle)：此前已导入", "\(line.bundle): already imported")
      } else {
        tell(
          "\(line.bundle)：新 \(counts.new)，已有 \(counts.known)，等待 \(counts.waiting)，缺证据 \(counts.incomplete)；证据 \(line.evidence.new)",
          "\(line.bundle): \(counts.new) new, \(counts.known) known, \(counts.waiting) waiting, \(counts.incomplete) incomplete; \(line.evidence.new) evidence"
        )
      }
    }
    for gap in result.waitingFor {
      let words = MergeWords.waiting(gap)
      tell(words.zh, words.en)
    }
    tell(
      "一致 \(result.agreements) 项，冲突 \(result.conflicts.count) 处；退出码 \(result.report.exitCode)",
      "\(Counted.of(result.agreements, "agreement")), \(Counted.of(result.conflicts.count, "conflict")); exit \(result.report.exitCode)"
    )
    return result
  }

  /// The conflicts are shown and decided by somebody who wrote neither side.
  ///
  /// - Returns: How many were decided.
  func decide() throws -> Int {
    world.pass(minutes: 20)
    let disputed = try openConflicts().filter { $0.row["kind"]?.string == "answers" }
    for conflict in disputed {
      let visit = conflict.row["visit"]?.string ?? ""
      let question = conflict.row["question"]?.string ?? ""
      for (index, said) in conflict.values.enumerated() {
        let words = ConflictList.words(said)
        tell(
          "冲突 \(visit) \(question)：\(index + 1)) \(words.zh)",
          "conflict \(visit) \(question): \(index + 1)) \(words.en)")
      }
      world.pass(minutes: 5)
      try ResolveConflict.run(
        visit, question: question, .take(1), reason: "复核照片后确认 / photographs reviewed",
        at: desk("office resolve", by: "reviewer-1"))
      tell(
        "裁决 \(visit) \(question)：取第 1 个（reviewer-1）",
        "decided \(visit) \(question): the first (reviewer-1)")
    }
    return disputed.count
  }

  private func openConflicts() throws -> [ConflictList.Item] {
    let desk = try desk("office conflicts")
    return try desk.store.read { reading in
      try ConflictList(reading.conflictRows(), reading, desk).items
    }
  }
}
