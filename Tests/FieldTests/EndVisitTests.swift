import Canonical
import Journal
import Merge
import Storage
import Testing

@testable import Field

@Suite("Ending a visit without a result, and taking it up again")
struct EndVisitTests {
  private static let question = Register.answer(form: "shop", question: "SH-02", instance: "")

  @Test("S4: A void names why and every head of the visit, and what was recorded stays")
  func void() throws {
    let round = try FieldRound()
    try round.arrive(["GP0007", "GP0031"])
    try round.answer(["SH-02": "4.5"])
    let heads = try round.file().view.heads
    let entry = try round.entry {
      try EndVisit.void(FieldRound.visit, reason: "对象已搬走", on: round.laptop)
    }
    #expect(entry.type == .visitVoided)
    #expect(entry.by == ["GP0007", "GP0031"])
    #expect(entry.data == ["reason": "对象已搬走"])
    #expect(entry.parents == heads)
    let view = try round.file().view
    #expect(view.state == .voided)
    #expect(view.answers == [Self.question: "4.5"])
    #expect(view.conflicts == [])
  }

  @Test(
    "A visit can be voided before anybody arrives, and then nobody signs for those who were not there"
  )
  func voidEarly() throws {
    let round = try FieldRound()
    let entry = try round.entry {
      try EndVisit.void(FieldRound.visit, reason: "分错了片区", on: round.laptop)
    }
    #expect(entry.by == [])
    #expect(try round.file().view.state == .voided)
  }

  @Test("A visit that has ended is not voided, and an unknown one neither ends nor begins")
  func refused() throws {
    let round = try FieldRound()
    try round.finish()
    try round.refuses(FieldError.ended(visit: FieldRound.visit, state: "finished")) {
      try EndVisit.void(FieldRound.visit, reason: "理由", on: round.laptop)
    }
    let other = FieldRound.otherVisits[0]
    try EndVisit.void(other, reason: "理由", on: round.laptop)
    try round.refuses(FieldError.ended(visit: other, state: "voided")) {
      try EndVisit.void(other, reason: "理由", on: round.laptop)
    }
    let unknown = FieldError.unknownVisit("V-140581-2023-0099")
    try round.refuses(unknown) {
      try EndVisit.void("V-140581-2023-0099", reason: "理由", on: round.laptop)
    }
    try round.refuses(unknown) {
      try EndVisit.reopen("V-140581-2023-0099", reason: "理由", on: round.laptop)
    }
  }

  @Test("A finished visit is taken up again with a reason, and can be finished again")
  func reopenFinished() throws {
    let round = try FieldRound()
    let finish = try round.finish()
    let heads = try round.file().view.heads
    let entry = try round.entry {
      try EndVisit.reopen(FieldRound.visit, reason: "补测", on: round.laptop)
    }
    #expect(entry.type == .visitReopened)
    #expect(entry.data == ["reason": "补测"])
    #expect(entry.parents == heads)
    #expect(entry.parents.contains(finish))
    #expect(try round.file().view.state == .underway)
    let again = try Finish.run(FieldRound.visit, on: round.laptop)
    let view = try round.file().view
    #expect(view.state == .finished)
    #expect(view.stateHeads.map(\.leaf) == [again])
  }

  @Test("A visit that never ended is not taken up again")
  func reopenOpen() throws {
    let round = try FieldRound()
    for state in ["issued", "underway"] {
      let error = FieldError.nothingToReopen(visit: FieldRound.visit, state: state)
      try round.refuses(error) {
        try EndVisit.reopen(FieldRound.visit, reason: "理由", on: round.laptop)
      }
      if state == "issued" { try round.arrive() }
    }
  }

  @Test("A laptop does not undo the office's recall, not even one that came beside a finish")
  func reopenRecalled() throws {
    let round = try FieldRound()
    let issued = try round.file().view.heads
    try round.finish()
    for (visit, parents) in [
      (FieldRound.otherVisits[0], try round.file(FieldRound.otherVisits[0]).view.heads),
      (FieldRound.visit, issued),
    ] {
      try Self.recall(visit, parents, round)
      try round.refuses(FieldError.ended(visit: visit, state: "recalled")) {
        try EndVisit.reopen(visit, reason: "理由", on: round.laptop)
      }
    }
    #expect(try round.file(FieldRound.otherVisits[0]).view.state == .recalled)
    #expect(try round.file().view.state == .undecided)
  }

  /// A recall as a task bundle would bring it.
  private static func recall(_ visit: String, _ parents: [Digest], _ round: FieldRound) throws {
    let office = round.laptop.officeOrigin
    try round.laptop.store.write { writing in
      let last = try #require(try writing.reading.entries(of: office).last)
      let recall = try Entry(
        EntryDraft(.visitRecalled, visit: visit, by: ["clerk01"], parents: parents),
        sequence: last.sequence + 100, previous: .zero, moment: last.moment,
        salt: Array(repeating: 1, count: 16))
      try writing.insert(recall, of: office)
      try Projection.follow([recall], own: false, in: writing)
    }
  }

  @Test("A voided visit is taken up again where it was")
  func reopenVoided() throws {
    let round = try FieldRound()
    try round.work()
    try EndVisit.void(FieldRound.visit, reason: "关门", on: round.laptop)
    try round.refuses(FieldError.ended(visit: FieldRound.visit, state: "voided")) {
      try round.answer(["SH-02": "5"])
    }
    try EndVisit.reopen(FieldRound.visit, reason: "又开门了", on: round.laptop)
    #expect(try round.file().view.state == .underway)
    try round.answer(["SH-02": "5"])
    try Finish.run(FieldRound.visit, on: round.laptop)
    let view = try round.file().view
    #expect(view.state == .finished)
    #expect(view.answers[Self.question] == "5")
    #expect(view.conflicts == [])
  }
}
