import Canonical
import Inspection
import Journal
import Office
import Storage

/// The end of the demo: what a person can read in half a minute, and which files to open.
struct DemoSummary {
  let round: DemoRound
  let isKept: Bool

  /// Prints the summary.
  func tell() throws {
    let today = round.world.now.date()
    let desk = try round.desk("office status")
    let status = try ShowStatus.report(at: desk, today: today)
    let entries = try desk.store.read { reading in
      try reading.origins().map { try reading.log(of: $0).size }.reduce(0, +)
    }
    round.console.print()
    round.console.print("摘要", "Summary")
    round.console.print(status.text(round.console.language))
    round.console.print(
      "全过程记录 \(entries) 条；什么都没有丢失，什么都没有覆盖。",
      "\(entries) journal entries; nothing was lost, nothing was overwritten.")
    files()
  }

  private func files() {
    let console = round.console
    guard isKept else {
      console.print(
        "用 --keep 文件夹 可保留全部文件。", "Run again with --keep DIR to keep every file.")
      return
    }
    let folder = round.world.folder
    console.print("打开看看：", "Open these:")
    for (name, zh, en) in [
      ("published/publication.html", "公示页", "the published page"),
      ("published/ledger.csv", "问题台账", "the ledger of findings"),
      ("draws", "抽取（python3 Bundles/verify_draw.py 可复算）", "the draws, for verify_draw.py"),
      ("results", "送达的结果包（bash Bundles/verify.sh 包 keys）", "bundles as delivered, for verify.sh"),
      ("journals", "导出的记录（verify_journal.py）", "exported journals, for verify_journal.py"),
      ("keys", "公钥", "public keys"),
    ] {
      console.print("  \(folder)/\(name)  \(console.text(zh, en))")
    }
  }
}
