import Canonical
import Field
import Forms
import Inspection
import Journal
import Storage
import Testing

@testable import Yicha

@Suite("What a visit needs before it is finished")
struct FinishTests {
  /// A visit with everything but the party's part.
  private func filled(
    _ round: FieldRound, _ laptop: Laptop, _ prescribed: [String: String] = [:]
  ) throws -> String {
    let visit = try #require(try laptop.numbered().first).visit
    try Arrive.run(visit, officers: [], on: laptop)
    try DemoOfficer(world: round.world, laptop: laptop, prescribed: prescribed).fill(visit)
    return visit
  }

  @Test("The party signs or refuses")
  func party() throws {
    let round = try FieldRound()
    let laptop = try round.laptop()
    let visit = try filled(round, laptop)
    #expect(try laptop.file(of: visit).gaps.count == 1)
    #expect(throws: FieldError.self) { try Finish.run(visit, on: laptop) }
    let next = try laptop.store.read { try NextStep.of(laptop, $0, after: visit) }
    #expect(next.command == "yicha field statement 1 TEXT")
    try RecordAct.run(.statementTaken, visit: visit, data: ["text": "无"], on: laptop)
    let then = try laptop.store.read { try NextStep.of(laptop, $0, after: visit) }
    #expect(then.command == "yicha field party 1 --signed NAME")
    try RecordAct.run(.partySigned, visit: visit, data: ["name": "店主"], on: laptop)
    try Finish.run(visit, on: laptop)
  }

  @Test("A refusal has a witness or a recording")
  func refusal() throws {
    let round = try FieldRound()
    let laptop = try round.laptop()
    let visit = try filled(round, laptop)
    try RecordAct.run(.partyRefused, visit: visit, data: ["reason": "不认可"], on: laptop)
    #expect(throws: FieldError.self) { try Finish.run(visit, on: laptop) }
    let recording = try round.file("refusal.mp4")
    _ = try Attach.run(recording, visit: visit, question: "COM-92", on: laptop)
    try Finish.run(visit, on: laptop)
  }

  @Test("A witness stands in for the recording")
  func witness() throws {
    let round = try FieldRound()
    let laptop = try round.laptop()
    let visit = try filled(round, laptop)
    try RecordAct.run(
      .partyRefused, visit: visit, data: ["reason": "不认可", "witness": "居委会 李某"], on: laptop)
    try Finish.run(visit, on: laptop)
  }

  @Test(
    "Where nobody is there to sign, nobody has to",
    arguments: [["COM-12": "no"], ["COM-10": "none"]])
  func nobody(answers: [String: String]) throws {
    let round = try FieldRound()
    let laptop = try round.laptop()
    let visit = try filled(round, laptop, answers)
    try Finish.run(visit, on: laptop)
  }

  @Test("Acts need the evidence that the form asks; a file counts once, and of a kind that serves")
  func evidence() throws {
    let round = try FieldRound()
    let laptop = try round.laptop()
    let visit = try #require(try laptop.numbered().first).visit
    try Arrive.run(visit, officers: [], on: laptop)
    let key = AnswerKey(form: "00_common", question: "COM-01")
    func count() throws -> Int {
      let file = try laptop.file(of: visit)
      return file.evidenceCount(try #require(file.evaluation[key]))
    }
    #expect(try laptop.file(of: visit).evidenceGaps.map(\.key).contains(key))
    let note = try Attach.run(round.file("n.txt"), visit: visit, question: "COM-01", on: laptop)
    #expect(note.wanted == [.photo, .audioVideo])
    #expect(try count() == 0)
    let photo = try round.file("p.jpg", "one photograph")
    for _ in 0..<2 {
      let result = try Attach.run(photo, visit: visit, question: "COM-01", on: laptop)
      #expect(result.wanted.isEmpty)
    }
    #expect(try count() == 1)
    #expect(try !laptop.file(of: visit).evidenceGaps.map(\.key).contains(key))
  }
}
