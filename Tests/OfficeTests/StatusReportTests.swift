import Canonical
import Inspection
import Merge
import Publication
import Storage
import Testing

@testable import Office

@Suite("The status report")
struct StatusReportTests {
  static func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  static func row(_ number: Int, _ state: VisitState, _ more: [String: JSONValue] = [:])
    -> VisitSummary
  {
    let base: [String: JSONValue] = [
      "visit": .string("V-140581-2023-000\(number)"), "subject_name": "泰和",
      "plan_entry": "2023-01", "state": .string(state.rawValue), "to": "2023-09-30",
      "heads": "aa",
    ]
    return VisitSummary(.object(base.merging(more) { _, new in new }))
  }

  static func bundle(
    _ direction: BundleRow.Direction, _ kind: String, _ sequence: Int, visits: [String] = []
  ) -> BundleRow {
    let device = "device:00000000000000a1"
    let isOut = direction == .outgoing
    return BundleRow(
      seal: Digest.sha256("\(kind)\(sequence)").hex, direction: direction, kind: kind,
      issuer: isOut ? "office:140581" : device, recipient: isOut ? device : "office:140581",
      sequence: sequence, name: "\(kind)-\(sequence)", created: "2023-09-04T01:00:00Z",
      detail: ["visits": .strings(visits)])
  }

  static func limit(years: ClosedRange<Int> = 2023...2023) throws -> PublicityLimit {
    let rules: JSONValue = [
      "version": "1", "region": "140581", "coordinating_office": "office",
      "documents": [["number": "高市〔2023〕4号", "date": "2023-08-03"]], "fewest_officers": 2,
      "publicity_working_days": 20, "listing_working_days": 10,
    ]
    let days = try (0..<8).map { try day("2023-09-29").adding(days: $0) }
    let worked = [try day("2023-10-07"), try day("2023-10-08")]
    return PublicityLimit(
      rules: try Rules(rules),
      calendar: WorkCalendar(holidays: Set(days), workdays: Set(worked), years: years))
  }

  static func report(
    _ visits: [VisitSummary], bundles: [BundleRow] = [], limit: PublicityLimit? = nil,
    draws: [DocumentRow] = [], plan: AnnualPlan? = nil, today: String
  ) throws -> StatusReport {
    let source = StatusSource(
      visits: visits, bundles: bundles, keys: [], draws: draws, plan: plan,
      limit: try limit ?? Self.limit())
    return StatusReport(source, today: try day(today))
  }

  @Test(
    "A result is overdue after 20 working days, not on the last of them",
    arguments: [("2023-10-26", 0), ("2023-10-27", 1)])
  func publicity(today: String, count: Int) throws {
    let finished = Self.row(1, .finished, ["finished": "2023-09-22"])
    let report = try Self.report([finished], today: today)
    #expect(report.overdue.count == count)
    #expect(report.overdue.allSatisfy { $0.due.description == "2023-10-26" })
    #expect(report.rate.text == "0/1 = 0 %")
  }

  @Test("What is public is not overdue, and counts in the exact fraction")
  func published() throws {
    let rows = (1...3).map { number in
      Self.row(
        number, .finished,
        number == 3
          ? ["finished": "2023-12-20"]
          : ["finished": "2023-09-01", "published": ["date": "2023-09-20"]])
    }
    let report = try Self.report(rows, today: "2023-12-21")
    #expect(report.overdue.isEmpty)
    #expect(report.rate.text == "2/3 = 66.6666… %")
    #expect(report.rate.missing == ["V-140581-2023-0003"])
    #expect(report.reviewed.published == 2)
  }

  @Test("A deadline in a year that the calendar lacks is said to be unknown, not guessed")
  func unknownYear() throws {
    let late = Self.row(1, .finished, ["finished": "2023-12-20"])
    let report = try Self.report([late], today: "2024-03-01")
    #expect(report.overdue.isEmpty)
    #expect(report.uncounted.map(\.visit) == ["V-140581-2023-0001"])
    #expect(report.text(.english).contains("the work calendar lacks the year 2024"))
    let bare = try Self.report(
      [late], limit: PublicityLimit(rules: nil, calendar: nil), today: "2024-03-01")
    #expect(bare.uncounted.map(\.reason.en) == ["no rules are published"])
  }

  @Test(
    "A finished visit stays in the fraction until the office decides that it is void",
    arguments: [
      (VisitState.undecided, false, 1), (.voided, false, 1), (.voided, true, 0),
      (.recalled, true, 0), (.finishedInPart, false, 1), (.underway, false, 1),
    ])
  func counted(state: VisitState, isEndedByOffice: Bool, due: Int) throws {
    let row = Self.row(
      1, state, ["finished": "2023-09-05", "ended_by_office": .bool(isEndedByOffice)])
    let report = try Self.report([row], today: "2023-09-06")
    #expect(report.rate.due == due)
    #expect(report.rate.missing.count == due)
  }

  @Test(
    "An open visit is overdue after its window; an ended one is not",
    arguments: [
      (VisitState.issued, 1), (.underway, 1), (.finishedInPart, 1), (.undecided, 1),
      (.reassigned, 1), (.recalled, 0), (.voided, 0),
    ])
  func window(state: VisitState, count: Int) throws {
    #expect(try Self.report([Self.row(1, state)], today: "2023-09-30").overdue.isEmpty)
    #expect(try Self.report([Self.row(1, state)], today: "2023-10-01").overdue.count == count)
  }

  @Test(
    "H7: A laptop shows its newest task bundle and the results that are missing below the highest")
  func devices() throws {
    let visits = ["V-140581-2023-0001", "V-140581-2023-0002"]
    let report = try Self.report(
      [Self.row(1, .finished, ["finished": "2023-09-05"]), Self.row(2, .issued)],
      bundles: [
        Self.bundle(.outgoing, "task", 1), Self.bundle(.outgoing, "task", 2, visits: visits),
        Self.bundle(.incoming, "result", 1), Self.bundle(.incoming, "result", 4),
      ], today: "2023-09-06")
    let device = try #require(report.devices.first)
    #expect(report.devices.count == 1)
    #expect(device.task == "task-2")
    #expect(device.open == ["V-140581-2023-0002"])
    #expect(device.results == 2)
    #expect(device.waitingFor == [2, 3])
    #expect(!report.isClear)
  }

  @Test("What is unresolved is listed by visit, and a review of other answers does not count")
  func unresolved() throws {
    let report = try Self.report(
      [
        Self.row(1, .finished, ["finished": "2023-09-05", "missing_signatures": ["GP0031"]]),
        Self.row(2, .undecided, ["conflicts": 1]),
        Self.row(
          3, .finished,
          [
            "finished": "2023-09-05", "review": ["decision": "approve", "heads": "aa"],
          ]),
        Self.row(
          4, .finished,
          [
            "finished": "2023-09-05", "review": ["decision": "approve", "heads": "bb"],
          ]),
      ], today: "2023-09-06")
    #expect(report.unresolved.map(\.visit) == ["V-140581-2023-0001", "V-140581-2023-0002"])
    #expect(report.unresolved.first?.missingSignatures == ["GP0031"])
    #expect(report.reviewed.approved == 1)
    #expect(report.states == [.finished: 3, .undecided: 1])
  }

  @Test("The JSON is canonical and the text names every matter")
  func output() throws {
    let report = try Self.report(
      [Self.row(1, .underway), Self.row(2, .undecided, ["conflicts": 2])],
      bundles: [Self.bundle(.outgoing, "task", 1)], today: "2023-11-01")
    let line = try CanonicalJSON.write(report.json)
    #expect(try CanonicalJSON.read(line) == report.json)
    #expect(report.json["rate"]?["due"] == 0)
    let text = report.text()
    for title in ["检查任务", "任务包与结果包", "超期", "未解决", "公示率 0/0（无应公示结果）"] {
      #expect(text.contains(title))
    }
  }
}
