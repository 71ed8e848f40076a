import Inspection
import Publication
import Testing

@testable import Office

@Suite("The ledger of findings")
struct ShowLedgerTests {
  @Test("A finished visit's findings stand there with department, due day and state")
  func rows() throws {
    let round = try OfficeRound()
    #expect(try ShowLedger.rows(at: round.desk, today: round.today).rows.isEmpty)
    try round.work(["SH-01": "no", "SH-02": "no", "SH-03": "no"], common: ["COM-03": "no"])
    let table = try ShowLedger.rows(at: round.desk, today: round.today)
    let rows = Dictionary(uniqueKeysWithValues: table.rows.map { ($0.finding, $0) })
    #expect(
      rows.keys.sorted() == [
        "F-140581-2023-0001-SH-01", "F-140581-2023-0001-SH-02", "F-140581-2023-0001-SH-03",
      ])
    let order = try #require(rows["F-140581-2023-0001-SH-01"])
    #expect(order.department == "高平市市场监督管理局")
    #expect(order.due?.description == "2023-09-19")
    #expect(order.state.zh == "待整改")
    let notice = try #require(rows["F-140581-2023-0001-SH-03"])
    #expect(notice.department == "高平市消防救援大队")
    let corrected = try #require(rows["F-140581-2023-0001-SH-02"])
    #expect(corrected.state.zh == "已当场改正")
    #expect(corrected.due == nil)
    #expect(!corrected.closed)
  }

  @Test("Overdue is after the due day, and the reviewer's approval closes what was put right")
  func overdueAndClosed() throws {
    let round = try OfficeRound()
    try round.work(["SH-01": "no", "SH-02": "no"])
    try round.sign()
    try ReviewVisit.run("0001", .approve, at: round.desk)
    let due = try #require(CalendarDate("2023-09-19"))
    let onTheDay = try ShowLedger.rows(at: round.desk, today: due)
    #expect(onTheDay.overdue == 0)
    #expect(try ShowLedger.rows(at: round.desk, today: due.adding(days: 1)).overdue == 1)
    #expect(onTheDay.rows.filter(\.closed).map(\.finding) == ["F-140581-2023-0001-SH-02"])
  }
}
