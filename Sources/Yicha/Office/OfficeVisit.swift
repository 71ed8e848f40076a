import ArgumentParser

/// `yicha office visit`: what the office does with one visit that is out.
struct OfficeVisit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "visit", abstract: "收回、改派、作废任务，裁定逾期交回 / one visit that is out",
    discussion: ExitTable.discussion,
    subcommands: [
      OfficeVisitRecall.self, OfficeVisitReassign.self, OfficeVisitVoid.self,
      OfficeVisitAccept.self, OfficeVisitReturn.self,
    ])
}
