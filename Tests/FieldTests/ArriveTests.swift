import Canonical
import Forms
import Journal
import Merge
import Storage
import Testing

@testable import Field

@Suite("Arriving")
struct ArriveTests {
  @Test("The officers of the team arrive, show their certificates and announce the recording")
  func everybody() throws {
    let round = try FieldRound()
    let entries = try round.entries { try round.arrive() }
    #expect(entries.map(\.type) == [.visitArrived, .certificateShown, .recordingAnnounced])
    #expect(entries.map(\.by) == Array(repeating: FieldRound.officers, count: 3))
    #expect(entries.map(\.visit) == Array(repeating: FieldRound.visit, count: 3))
    let issued = try #require(try round.file().view.stateHead)
    let shown = FieldRound.officers.map { id -> JSONValue in
      ["id": .string(id), "number": .string("晋E\(id)")]
    }
    #expect(
      entries.map(\.data) == [
        ["state": .string(issued.hex)], ["certificates": .array(shown)], ["running": true],
      ])
    #expect(entries.map(\.parents) == [[], [], []])
    #expect(try round.file().view.state == .underway)
  }

  @Test("Two officers are enough, and it is they who act from then on")
  func two() throws {
    let round = try FieldRound()
    try round.arrive(["GP0052", "GP0031"])
    #expect(try round.file().present == ["GP0031", "GP0052"])
    let answer = try round.entry { try round.answer(["SH-03": "整洁"]) }
    #expect(answer.by == ["GP0031", "GP0052"])
  }

  @Test("An officer named twice arrives once and shows one certificate")
  func namedTwice() throws {
    let round = try FieldRound()
    let entries = try round.entries { try round.arrive(["GP0031", "GP0007", "GP0007"]) }
    #expect(entries.map(\.by) == Array(repeating: ["GP0007", "GP0031"], count: 3))
    #expect(entries[1].data["certificates"]?.array?.count == 2)
  }

  @Test(
    "Fewer than two officers cannot arrive, however often one is named",
    arguments: [["GP0007"], ["GP0007", "GP0007"]])
  func tooFew(officers: [String]) throws {
    let round = try FieldRound()
    try round.refuses(FieldError.tooFewOfficers(found: 1, needed: 2)) {
      try round.arrive(officers)
    }
  }

  @Test(
    "Nobody arrives who is no officer of the team: a stranger, a technician, a name unknown",
    arguments: [FieldRound.stranger, FieldRound.technician, "GP9999"])
  func notOfTheTeam(person: String) throws {
    let round = try FieldRound()
    try round.refuses(FieldError.notOfTheTeam(person)) {
      try round.arrive(["GP0007", "GP0031", person])
    }
  }

  @Test("Why nothing is recorded is said, and answers the procedural question with no")
  func withoutRecording() throws {
    let round = try FieldRound()
    let entries = try round.entries {
      try Arrive.run(FieldRound.visit, officers: [], recordingOff: "电池没电", on: round.laptop)
    }
    #expect(entries.last?.data == ["running": false, "reason": "电池没电"])
    let key = AnswerKey(form: "shop", question: "SH-04")
    #expect(try round.file().evaluation[key]?.value == "no")
  }

  @Test("The announced recording answers the procedural question with yes")
  func recording() throws {
    let round = try FieldRound()
    let key = AnswerKey(form: "shop", question: "SH-04")
    #expect(try round.file().evaluation[key]?.value == nil)
    try round.arrive()
    #expect(try round.file().evaluation[key]?.value == "yes")
  }

  @Test("Nobody arrives at a visit that was finished or voided")
  func afterTheEnd() throws {
    let round = try FieldRound()
    try round.finish()
    try round.refuses(FieldError.ended(visit: FieldRound.visit, state: "finished")) {
      try round.arrive()
    }
    let voided = FieldRound.otherVisits[0]
    try EndVisit.void(voided, reason: "关门", on: round.laptop)
    try round.refuses(FieldError.ended(visit: voided, state: "voided")) {
      try round.arrive(at: voided)
    }
  }

  @Test("A visit that no bundle brought is unknown")
  func unknown() throws {
    let round = try FieldRound()
    try round.refuses(FieldError.unknownVisit("V-140581-2023-0099")) {
      try round.arrive(at: "V-140581-2023-0099")
    }
  }
}
