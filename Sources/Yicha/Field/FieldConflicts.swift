import ArgumentParser
import Canonical
import Field
import Inspection
import Storage

/// `yicha field conflicts`: what two laptops of one site recorded differently.
///
/// `--json`: as `yicha office conflicts`.
struct FieldConflicts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts", abstract: "待裁决的冲突 / open conflicts",
    discussion: HelpText.of(
      "收入同事的结果包后，同一问题填得不同的，列出原值及每个值由谁、何时、在哪台检查终端所记。",
      """
      After a colleague's bundle was merged: what was recorded differently, with its base and every \
      value with who recorded it, when and on which laptop.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions

  func run() throws {
    let laptop = try field.laptopToRead()
    let list = try laptop.store.read { reading in
      try ConflictList(reading.conflictRows(), reading, laptop)
    }
    list.report(
      asJSON: common.json,
      decide: Label(
        zh: "两人共同裁决：yicha field resolve 任务 问题 --take N --reason 理由",
        en: "decide together: yicha field resolve VISIT QUESTION --take N --reason TEXT"))
  }
}
