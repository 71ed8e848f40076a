import ArgumentParser

/// `yicha field`: what an inspector does on a laptop; alone it shows today's visits.
struct FieldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "field", abstract: "检查终端（笔记本电脑，可离线）/ the laptop in the field, offline",
    discussion: HelpText.of(
      """
      单独使用显示今日任务与下一步。顺序：init、open、visits、arrive、fill 或 answer、attach、\
      statement、party、finish、pack。任务可用 visits 中的编号或编号的末几位指明，只有一个进行中的\
      任务时可省略；问题可用 show 中的编号。
      """,
      """
      Alone it shows today's visits and the next step. In order: init, open, visits, arrive, fill \
      or answer, attach, statement, party, finish, pack. A visit is named by its number in \
      `visits` or by a unique ending of its id, or left out while only one is open; a question by \
      its name or its number in `show`.
      """),
    subcommands: [
      FieldToday.self, FieldInit.self, FieldKey.self, FieldOpen.self, FieldVisits.self,
      FieldShow.self,
      FieldArrive.self, FieldFill.self, FieldAnswer.self, FieldAttach.self, FieldWithdraw.self,
      FieldLost.self, FieldCorrect.self,
      FieldRecusal.self, FieldStatement.self, FieldPrint.self, FieldParty.self, FieldFinish.self,
      FieldSign.self,
      FieldVoid.self, FieldReopen.self,
      FieldPack.self, FieldMerge.self, FieldConflicts.self, FieldResolve.self, FieldLog.self,
      FieldJournal.self, FieldStatus.self,
      FieldVerify.self, FieldTidy.self,
    ],
    defaultSubcommand: FieldToday.self)
}
