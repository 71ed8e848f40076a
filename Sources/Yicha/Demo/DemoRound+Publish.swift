import Canonical
import Inspection
import Office
import Publication
import Storage

extension DemoRound {
  /// Step 8: review, publication, ledger, status.
  func publish() throws {
    step(8, "审核、公示、台账", "review, publication, ledger")
    let rows = try desk("office review").store.read { try $0.visitRows() }
    for (visit, row) in rows where row["state"]?.string == "finished" {
      world.pass(minutes: 5)
      let review = try ReviewVisit.run(
        visit, .approve, at: desk("office review", by: "reviewer-1"))
      let codes = review.outcome?.codes.joined(separator: "+") ?? "-"
      tell("\(visit)：审核通过，结果 \(codes)", "\(visit): approved, outcome \(codes)")
    }
    world.pass(minutes: 10)
    let folder = "\(world.folder)/published"
    let result = try PublishResults.run(to: folder, at: desk("office publish"))
    tell(
      "公示 \(result.published.count) 件；公示率 \(console.text(result.rate.words))",
      "\(result.published.count) published; rate \(console.text(result.rate.words))")
    let today = world.now.date()
    let ledger = try ShowLedger.rows(
      at: desk("office ledger"), today: today, in: console.language)
    try AtomicFile.write(ledger.csv(console.language), to: "\(folder)/ledger.csv", replacing: true)
    for row in ledger.rows.prefix(6) {
      tell(
        "台账 \(row.visit) \(row.question)：\(row.action.zh)，\(row.due.map { "期限 \($0)" } ?? "无期限")",
        "ledger \(row.visit) \(row.question): \(row.action.en), \(row.due.map { "due \($0)" } ?? "no deadline")"
      )
    }
  }
}
