import Canonical
import Journal
import Storage
import Testing

@testable import Field

@Suite("Acts that need no more than their words")
struct RecordActTests {
  private static let words: [String: JSONValue] = ["text": "无异议"]

  @Test(
    "An act is recorded with its words by those who are present",
    arguments: [
      (EntryType.statementTaken, words),
      (.recusalRequested, ["reason": "是亲戚"]),
      (.partySigned, ["name": "王某", "evidence_list": true]),
      (.partyRefused, ["reason": "不同意", "witness": "李某"]),
      (.documentPrinted, ["document": "record"]),
      (.note, words),
    ])
  func recorded(type: EntryType, data: [String: JSONValue]) throws {
    let round = try FieldRound()
    try round.arrive(["GP0007", "GP0052"])
    let entry = try round.entry {
      try RecordAct.run(type, visit: FieldRound.visit, data: data, on: round.laptop)
    }
    #expect(entry.type == type)
    #expect(entry.visit == FieldRound.visit)
    #expect(entry.by == ["GP0007", "GP0052"])
    #expect(entry.data == data)
    #expect(entry.parents == [])
  }

  @Test("No act before the arrival, none after the end, none of an unknown visit")
  func refused() throws {
    let round = try FieldRound()
    func act(_ visit: String) throws {
      try RecordAct.run(.statementTaken, visit: visit, data: Self.words, on: round.laptop)
    }
    try round.refuses(FieldError.notArrived(visit: FieldRound.visit)) { try act(FieldRound.visit) }
    try round.finish()
    try round.refuses(FieldError.ended(visit: FieldRound.visit, state: "finished")) {
      try act(FieldRound.visit)
    }
    try round.refuses(FieldError.unknownVisit("V-140581-2023-0099")) {
      try act("V-140581-2023-0099")
    }
  }
}
