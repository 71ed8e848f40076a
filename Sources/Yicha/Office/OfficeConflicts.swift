import ArgumentParser
import Canonical
import Inspection
import Office
import Storage

/// `yicha office conflicts`: what people have to decide.
struct OfficeConflicts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts", abstract: "待裁决的冲突 / open conflicts",
    discussion: HelpText.of(
      "每个冲突列出种类、裁决人、天数、原值，以及每个值由谁、何时、在哪台检查终端所记。",
      """
      Each with its kind, owner, age and base, and every value with who recorded it, when and on \
      which laptop.
      """))

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions

  func run() throws {
    let desk = try office.deskToRead()
    let list = try desk.store.read { reading in
      try ConflictList(reading.conflictRows(), reading, desk)
    }
    list.report(
      asJSON: common.json,
      decide: Label(
        zh: "裁决：yicha office resolve 任务 问题 --take N --reason 理由 --by 编号",
        en: "decide: yicha office resolve VISIT QUESTION --take N --reason TEXT --by ID"))
  }
}
