import Canonical
import Inspection
import Journal
import Merge
import Storage
import Testing

@testable import Office

@Suite("Reviewing a visit")
struct ReviewVisitTests {
  static func missing(_ body: () throws -> Void) throws -> [String] {
    let error = #expect(throws: OfficeError.self) { try body() }
    guard case .notReviewable(let gap) = error else {
      Issue.record("another error: \(String(describing: error))")
      return []
    }
    return gap.missing.map(\.en)
  }

  @Test("What is approved has codes, measures, the dictionary's version and the heads seen")
  func approve() throws {
    let round = try OfficeRound()
    try round.work(["SH-01": "no"])
    try round.sign()
    let result = try ReviewVisit.run("0001", .approve, at: round.desk)
    #expect(result.isNew)
    #expect(result.outcome?.codes == ["A"])
    #expect(result.outcome?.dispositions == [3])
    let entry = try #require(try round.file().ofOffice(.visitReviewed)).entry
    #expect(entry.by == ["clerk01"])
    #expect(entry.data["decision"] == "approve")
    #expect(entry.data["dictionary"] == "zhejiang-2017-11")
    #expect(try entry.data["heads"]?.string == round.file().headsDigest.hex)
    #expect(try !ReviewVisit.run("0001", .approve, at: round.desk).isNew)
  }

  @Test("Everything that is missing is listed at once, and nothing changes")
  func gaps() throws {
    let round = try OfficeRound()
    let early = try Self.missing { try ReviewVisit.run("0001", .approve, at: round.desk) }
    #expect(early.contains("not finished (issued)"))
    try round.work()
    try round.sign(["GP0007"])
    let unsigned = try Self.missing { try ReviewVisit.run("0001", .approve, at: round.desk) }
    #expect(unsigned == ["signature missing: GP0031"])
    try round.answer("shop", "SH-03", "no", on: 2)
    let partly = try Self.missing { try ReviewVisit.run("0001", .approve, at: round.desk) }
    #expect(partly.contains { $0.contains("SH-03") || $0.contains("no finish") })
    #expect(try round.file().ofOffice(.visitReviewed) == nil)
  }

  @Test("H1: An open conflict keeps the visit from being approved")
  func conflict() throws {
    let round = try OfficeRound()
    try round.work()
    try round.sign()
    let file = try round.file()
    let first = try #require(file.visit.forms.last).digest
    let payload = AnswerPayload(
      form: "shop", formDigest: first, question: "SH-01",
      state: try #require(file.view.entries.first { $0.entry.type == .visitIssued }).leaf,
      value: "no")
    try round.laptop(
      [payload.draft(visit: OfficeRound.visit, by: OfficeRound.team, parents: [])], on: 2)
    let missing = try Self.missing { try ReviewVisit.run("0001", .approve, at: round.desk) }
    #expect(missing.contains("conflict open: SH-01, different answers to one question"))
  }

  @Test("Nobody reviews a visit that they worked on", arguments: OfficeRound.team)
  func ownVisit(member: String) throws {
    let round = try OfficeRound()
    try round.work()
    try round.sign()
    #expect(throws: OfficeError.ownVisit(OfficeRound.visit, member)) {
      try ReviewVisit.run("0001", .approve, at: round.desk(of: member))
    }
  }

  @Test("Codes that the dictionary does not admit are refused by name")
  func codes() throws {
    let round = try OfficeRound()
    try round.work()
    try round.sign()
    #expect(throws: OfficeError.outcome(OfficeRound.visit, .unknownCode("Z"))) {
      try ReviewVisit.run("0001", .approve, .init(codes: ["Z"]), at: round.desk)
    }
    #expect(throws: OfficeError.outcome(OfficeRound.visit, .notAlone("1"))) {
      try ReviewVisit.run("0001", .approve, .init(codes: ["1", "A"]), at: round.desk)
    }
    let own = try ReviewVisit.run(
      "0001", .approve, .init(codes: ["B"]), reason: "年报未公示", at: round.desk)
    #expect(own.outcome?.dispositions == [])
  }

  @Test(
    "A result that the rules exclude is refused, and nothing is recorded",
    arguments: [
      (["1"], nil, .findingStands("1", ["SH-01"])),
      (["F"], nil, .itemResults("F", ["SH-01", "SH-02"])),
      (["12"], nil, .extractNeeded("12")), (["6"], nil, .provisional("6")),
      (["2"], nil, .headingOnly("2", ["B", "C", "6", "D"])),
      (["A"], [1], .measureDenies(1, "A")),
    ] as [([String], [Int]?, OutcomeError)])
  func rules(codes: [String], measures: [Int]?, error: OutcomeError) throws {
    let round = try OfficeRound()
    try round.work(["SH-01": "no"])
    try round.sign()
    #expect(throws: OfficeError.outcome(OfficeRound.visit, error)) {
      try ReviewVisit.run(
        "0001", .approve, .init(codes: codes, dispositions: measures), reason: "y",
        at: round.desk)
    }
    #expect(try round.file().ofOffice(.visitReviewed) == nil)
  }

  @Test("An extract and a confirmation stand in the review's entry")
  func recorded() throws {
    let round = try OfficeRound()
    try round.work()
    try round.sign()
    let extract = RegistrationExtract(number: "晋登7号", date: round.today)
    try ReviewVisit.run(
      "0001", .approve, .init(codes: ["12", "6"], extract: extract, confirms: true),
      reason: "两次信函退回", at: round.desk)
    let data = try #require(try round.file().ofOffice(.visitReviewed)).entry.data
    #expect(data["extract"]?["number"] == "晋登7号" && data["confirmed"] == true)
    #expect(try VisitReview(round.file())?.outcome?.isConfirmed == true)
  }

  @Test("A result other than the proposal says why")
  func differs() throws {
    let round = try OfficeRound()
    try round.work()
    try round.sign()
    for reason in [nil, " \u{3000}"] {
      #expect(throws: OfficeError.self) {
        try ReviewVisit.run("0001", .approve, .init(codes: ["E"]), reason: reason, at: round.desk)
      }
    }
    #expect(try round.file().ofOffice(.visitReviewed) == nil)
  }

  @Test("Nobody in particular reviews nothing")
  func nobody() throws {
    let round = try OfficeRound()
    try round.work()
    try round.sign()
    #expect(throws: OfficeError.clerkNeeded) {
      try ReviewVisit.run("0001", .approve, at: round.desk(of: "office"))
    }
  }

  @Test("Closed for the day proposes nothing: the reviewer must say the result")
  func undetermined() throws {
    let round = try OfficeRound()
    try round.work(common: ["COM-10": "closed_today"])
    try round.sign()
    let missing = try Self.missing { try ReviewVisit.run("0001", .approve, at: round.desk) }
    #expect(missing == ["COM-10: evidence missing"])
    let photo = Array("photo".utf8)
    let payload = EvidencePayload(
      digest: try round.desk.store.content.add(photo), size: photo.count, kind: "photo",
      form: "00_common", question: "COM-10")
    try round.laptop([payload.draft(visit: OfficeRound.visit, by: OfficeRound.team)])
    #expect(throws: OfficeError.outcome(OfficeRound.visit, .none)) {
      try ReviewVisit.run("0001", .approve, at: round.desk)
    }
    let said = try ReviewVisit.run(
      "0001", .approve, .init(codes: ["7"]), reason: "已公告清算", at: round.desk)
    #expect(said.outcome?.codes == ["7"])
  }

  @Test("A return says why; approving afterwards is a new decision")
  func returned() throws {
    let round = try OfficeRound()
    try round.work()
    try round.sign()
    #expect(throws: OfficeError.self) { try ReviewVisit.run("0001", .return, at: round.desk) }
    #expect(try ReviewVisit.run("0001", .return, reason: "照片不清", at: round.desk).isNew)
    #expect(try round.file().ofOffice(.visitReviewed)?.entry.data["reason"] == "照片不清")
    #expect(try ReviewVisit.run("0001", .approve, at: round.desk).isNew)
  }

  @Test("A laptop's own word about a review does not count")
  func forged() throws {
    let round = try OfficeRound()
    try round.work()
    try round.laptop([
      EntryDraft(
        .visitReviewed, visit: OfficeRound.visit, by: OfficeRound.team,
        data: ["decision": "approve"])
    ])
    #expect(try VisitReview(round.file()) == nil)
  }
}
