import ArgumentParser

/// `yicha office`: what the coordinating office does; alone it shows where things stand.
struct OfficeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "office", abstract: "办公室端 / the office",
    discussion: HelpText.of(
      """
      单独使用显示现状与下一步。顺序：init、keys、register、rules、items、plan、form publish、\
      draw、export、merge、conflicts、resolve、review、publish、ledger。
      """,
      """
      Alone it shows where things stand and what comes next. In order: init, keys, register, \
      rules, items, plan, form publish, draw, export, merge, conflicts, resolve, review, \
      publish, ledger.
      """),
    subcommands: [
      OfficeInit.self, OfficeKeys.self, OfficeRegister.self, OfficeRules.self, OfficeItems.self,
      OfficePlan.self, OfficeForm.self, OfficeDraw.self, OfficeExport.self, OfficeVisits.self,
      OfficeVisit.self,
      OfficeMerge.self, OfficeConflicts.self, OfficeResolve.self, OfficeReview.self,
      OfficePublish.self, OfficeLedger.self, OfficeStatus.self, OfficeJournal.self,
      OfficeProve.self, OfficeVerify.self, OfficeDump.self, OfficeRestartCommand.self,
    ],
    defaultSubcommand: OfficeStatus.self)
}
