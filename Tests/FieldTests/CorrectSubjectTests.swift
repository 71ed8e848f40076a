import Canonical
import Journal
import Merge
import Storage
import Testing

@testable import Field

@Suite("Correcting the subject's data")
struct CorrectSubjectTests {
  private static func correct(
    _ values: [(field: String, text: String)], in visit: String = FieldRound.visit,
    by: [String] = [], _ round: FieldRound
  ) throws {
    try CorrectSubject.run(visit, values, reason: "现场核对", by: by, on: round.laptop)
  }

  @Test("A correction says what the field is, why, and who found it")
  func recorded() throws {
    let round = try FieldRound()
    try round.arrive(["GP0007", "GP0052"])
    let entry = try round.entry { try Self.correct([("phone", "0356-5551234")], round) }
    #expect(entry.type == .init("subject.corrected"))
    #expect(entry.visit == FieldRound.visit)
    #expect(entry.by == ["GP0007", "GP0052"])
    #expect(entry.parents == [])
    #expect(
      entry.data == ["field": "phone", "value": "0356-5551234", "reason": "现场核对"])
    let heads = try round.file().view.heads(of: .subject(field: "phone"))
    #expect(heads == [entry.leaf])
  }

  @Test("A field that the business does not have is recorded without a value")
  func none() throws {
    let round = try FieldRound()
    try round.arrive()
    let entry = try round.entry { try Self.correct([("phone", "")], by: ["GP0031"], round) }
    #expect(entry.data == ["field": "phone", "reason": "现场核对"])
    #expect(entry.by == ["GP0031"])
  }

  @Test("A second correction replaces the first of the same field and no other")
  func replaced() throws {
    let round = try FieldRound()
    try round.arrive()
    let first = try round.entries {
      try Self.correct([("name", "泰和饭店"), ("address", "长平街1号")], round)
    }
    try #require(first.map { $0.data["field"] } == ["name", "address"])
    let second = try round.entry { try Self.correct([("name", "泰和酒楼")], round) }
    #expect(second.parents == [first[0].leaf])
    let view = try round.file().view
    #expect(view.heads(of: .subject(field: "name")) == [second.leaf])
    #expect(view.heads(of: .subject(field: "address")) == [first[1].leaf])
  }

  @Test("One field that cannot be corrected keeps the others from being recorded")
  func refused() throws {
    let round = try FieldRound()
    try round.refuses(FieldError.notArrived(visit: FieldRound.visit)) {
      try Self.correct([("name", "泰和饭店")], round)
    }
    try round.arrive()
    try round.refuses(FieldError.unknownField("id")) {
      try Self.correct([("name", "泰和饭店"), ("id", "91140581MA0GYEF059")], round)
    }
    try round.refuses(FieldError.answeredTwice(question: "name")) {
      try Self.correct([("name", "泰和饭店"), ("name", "泰和酒楼")], round)
    }
    try round.refuses(FieldError.notOfTheTeam(FieldRound.stranger)) {
      try Self.correct([("name", "泰和饭店")], by: [FieldRound.stranger], round)
    }
    try round.refuses(FieldError.unknownVisit("V-140581-2023-0099")) {
      try Self.correct([("name", "泰和饭店")], in: "V-140581-2023-0099", round)
    }
  }

  @Test("After the end nothing is corrected")
  func ended() throws {
    let round = try FieldRound()
    try round.finish()
    try round.refuses(FieldError.ended(visit: FieldRound.visit, state: "finished")) {
      try Self.correct([("name", "泰和饭店")], round)
    }
  }
}
