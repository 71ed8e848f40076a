import Inspection
import Journal
import Publication
import Storage
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
    let unconfirmed = try #require(rows["F-140581-2023-0001-SH-02"])
    #expect(unconfirmed.state.zh == "待确认")
    #expect(unconfirmed.due?.description == "2023-09-04")
    #expect(!unconfirmed.closed)
  }

  @Test("Overdue is after the due day; approval alone closes nothing")
  func overdue() throws {
    let round = try OfficeRound()
    try round.work(["SH-01": "no", "SH-02": "no"])
    try round.sign()
    let review = try ReviewVisit.run("0001", .approve, at: round.desk)
    #expect(review.outcome?.codes == ["A"])
    let due = try #require(CalendarDate("2023-09-19"))
    let onTheDay = try ShowLedger.rows(at: round.desk, today: due)
    #expect(onTheDay.rows.filter { $0.isOverdue(on: due) }.map(\.finding) == [Self.onSite])
    #expect(try ShowLedger.rows(at: round.desk, today: due.adding(days: 1)).overdue == 2)
    #expect(onTheDay.rows.allSatisfy { !$0.closed })
    let status = try ShowStatus.report(at: round.desk, today: due.adding(days: 1))
    #expect(status.overdue.filter { $0.limit == .rectification }.count == 2)
    #expect(status.text().contains(Self.onSite))
  }

  @Test("Evidence of the correction and the reviewer's approval close what was put right")
  func closed() throws {
    let round = try OfficeRound()
    try round.work(["SH-01": "no", "SH-02": "no"])
    let photo = Array("put right".utf8)
    let payload = EvidencePayload(
      digest: try round.desk.store.content.add(photo), size: photo.count, kind: "photo",
      form: "shop", question: "SH-02")
    try round.laptop([payload.draft(visit: OfficeRound.visit, by: OfficeRound.team)])
    try round.sign()
    let before = try ShowLedger.rows(at: round.desk, today: round.today)
    #expect(before.rows.first { $0.finding == Self.onSite }?.state.zh == "已当场改正")
    #expect(before.rows.allSatisfy { !$0.closed })
    let review = try ReviewVisit.run("0001", .approve, at: round.desk)
    #expect(review.outcome?.codes == ["A", "E"] && review.outcome?.dispositions == [3])
    let after = try ShowLedger.rows(at: round.desk, today: round.today)
    #expect(after.rows.filter(\.closed).map(\.finding) == [Self.onSite])
  }

  private static let onSite = "F-140581-2023-0001-SH-02"
}
