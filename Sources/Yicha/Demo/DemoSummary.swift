import Canonical
import Inspection
import Journal
import Merge
import Office
import Publication
import Storage

/// The end of the demo: what a person can read in half a minute, and which files to open.
struct DemoSummary {
  let round: DemoRound
  let isKept: Bool
  /// Questions that two laptops answered alike.
  let agreements: Int
  /// Bundles that were not taken in.
  let refused: Int
  /// Conflicts that a person decided.
  let decided: Int

  /// Prints the summary.
  func tell() throws {
    let (status, findings, entries) = try made()
    let console = round.console
    console.print()
    console.print("摘要", "Summary")
    console.print(status.text(console.language))
    console.print(
      "两端答案相同 \(agreements) 项，裁决冲突 \(decided) 处，拒收损坏的包 \(refused) 个，台账问题 \(findings) 个。",
      """
      \(Counted.of(agreements, "agreement")), \(Counted.of(decided, "conflict")) decided, \
      \(Counted.of(refused, "damaged bundle")) refused, \
      \(Counted.of(findings, "finding")) in the ledger.
      """)
    console.print(
      "全过程记录 \(entries) 条；什么都没有丢失，什么都没有覆盖。",
      "\(entries) journal entries; nothing was lost, nothing was overwritten.")
    files()
  }

  /// The summary for programs.
  func json() throws -> JSONValue {
    let (status, findings, entries) = try made()
    return [
      "folder": isKept ? .string(round.world.folder) : .null,
      "files": .strings(isKept ? Self.files.map(\.name) : []), "entries": .integer(entries),
      "visits": .integer(status.states.values.reduce(0, +)),
      "published": .integer(status.reviewed.published), "agreements": .integer(agreements),
      "conflicts_decided": .integer(decided), "bundles_refused": .integer(refused),
      "findings": .integer(findings), "rate": .string(status.rate.text),
    ]
  }

  private func made() throws -> (status: StatusReport, findings: Int, entries: Int) {
    let today = round.world.now.date()
    let desk = try round.desk("office status")
    let entries = try desk.store.read { reading in
      try reading.origins().map { try reading.log(of: $0).size }.reduce(0, +)
    }
    return (
      try ShowStatus.report(at: desk, today: today),
      try ShowLedger.rows(at: desk, today: today).rows.count, entries
    )
  }

  private static let files: [(name: String, label: Label)] = [
    ("published/publication.html", Label(zh: "公示页", en: "the published page")),
    ("published/ledger.csv", Label(zh: "问题台账", en: "the ledger of findings")),
    (
      "draws",
      Label(zh: "抽取（python3 Bundles/verify_draw.py 可复算）", en: "the draws, for verify_draw.py")
    ),
    (
      "results",
      Label(
        zh: "送达的结果包（age -d -i office/keys/office-*.age 解密后用 Bundles/verify.sh）",
        en: "bundles as delivered: age -d -i office/keys/office-*.age, then verify.sh")
    ),
    (
      "journals",
      Label(zh: "导出的记录，含办公室的（verify_journal.py）", en: "exported journals, for verify_journal.py")
    ),
    ("keys", Label(zh: "公钥", en: "public keys")),
    (
      "sticks",
      Label(zh: "演示用检查人员私钥，勿作他用", en: "the demo officers' private keys: for the demo only")
    ),
  ]

  private func files() {
    let console = round.console
    guard isKept else {
      console.print(
        "用 --keep 文件夹 可保留全部文件。", "Run again with --keep DIR to keep every file.")
      return
    }
    let folder = round.world.folder
    console.print("打开看看：", "Open these:")
    for (name, label) in Self.files {
      console.print("  \(folder)/\(name)  \(console.text(label))")
    }
  }
}
