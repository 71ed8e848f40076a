import Canonical
import Inspection
import Journal
import Merge
import Sealing
import Storage
import Testing

@testable import Field

@Suite("Finishing and signing a visit")
struct FinishTests {
  private static func gap(_ question: String?, _ zh: String, _ en: String) -> FieldError.Gap {
    FieldError.Gap(question: question, text: Label(zh: zh, en: en))
  }

  private static func open(_ question: String) -> FieldError.Gap {
    let name = question.prefix { $0 != "#" }
    return gap(question, "题\(name)：未填写", "item \(name): no answer")
  }

  @Test("Everything that is missing is listed at once, and nothing changes")
  func incomplete() throws {
    let round = try FieldRound()
    let untouched = [
      Self.gap(nil, "未记录到场", "no arrival recorded"), Self.open("SH-01"), Self.open("SH-02"),
      Self.open("DV-01#1"), Self.open("DV-01#2"),
    ]
    try round.refuses(FieldError.incomplete(visit: FieldRound.visit, untouched)) {
      try Finish.run(FieldRound.visit, on: round.laptop)
    }
    try round.arrive()
    try round.answer(["SH-01": "no", "SH-02": "80", "DV-01#1": "yes"])
    let partly = [
      Self.open("SH-06"), Self.open("DV-01#2"),
      Self.gap("SH-02", "题SH-02：答案不合要求", "item SH-02: answer not accepted"),
      Self.gap("SH-01", "题SH-01：缺少证据", "item SH-01: evidence missing"),
    ]
    try round.refuses(FieldError.incomplete(visit: FieldRound.visit, partly)) {
      try Finish.run(FieldRound.visit, on: round.laptop)
    }
  }

  @Test("A finish names the heads of all registers, and its leaf is what officers sign")
  func finish() throws {
    let round = try FieldRound()
    try round.work()
    let heads = try round.file().view.heads
    #expect(heads.count == 5)
    var leaf: Digest?
    let entry = try round.entry { leaf = try Finish.run(FieldRound.visit, on: round.laptop) }
    #expect(entry.type == .visitFinished)
    #expect(entry.by == FieldRound.officers)
    #expect(entry.parents == heads)
    #expect(entry.data == [:])
    #expect(entry.leaf == leaf)
    #expect(try round.file().view.state == .finished)
  }

  @Test("The journal's checkpoint at the finish is kept, signed by the device")
  func checkpoint() throws {
    let round = try FieldRound()
    try round.finish()
    let origin = round.laptop.origin
    let (notes, log) = try round.laptop.store.read { reading in
      (try reading.notes(.checkpoint, of: origin), try reading.log(of: origin))
    }
    #expect(notes.map(\.checkpoint) == [log.checkpoint])
    #expect(try notes.map { try $0.verify(round.laptop.noteKey) } == [nil])
  }

  @Test("An officer's signature holds over the three lines of the statement, and over no other")
  func signature() throws {
    let round = try FieldRound()
    let leaf = try round.finish()
    let key = try round.key(of: "GP0031")
    var officer: String?
    let entry = try round.entry {
      officer = try Finish.sign(FieldRound.visit, key: key, on: round.laptop)
    }
    #expect(officer == "GP0031")
    #expect(entry.type == .visitSigned)
    #expect(entry.by == ["GP0031"])
    #expect(entry.parents == [leaf])
    let payload = try #require(SignaturePayload(entry))
    #expect(payload.key == key.publicKey.id)
    let statement = "yicha-visit/v1\n\(FieldRound.visit)\n\(leaf.hex)\n"
    #expect(key.publicKey.isValid(payload.signature, for: Array(statement.utf8)))
    let other = "yicha-visit/v1\n\(FieldRound.otherVisits[0])\n\(leaf.hex)\n"
    #expect(!key.publicKey.isValid(payload.signature, for: Array(other.utf8)))
  }

  @Test("Two officers make the visit signed; until then the missing ones are named")
  func signed() throws {
    let round = try FieldRound()
    try round.finish()
    #expect(try round.file().view.missingSignatures == FieldRound.officers)
    try round.sign(["GP0007"])
    #expect(try round.file().view.missingSignatures == ["GP0031", "GP0052"])
    #expect(try !round.file().view.isSigned)
    try round.sign(["GP0052"])
    #expect(try round.file().view.missingSignatures == [])
    #expect(try round.file().view.isSigned)
  }

  @Test("The same officer twice counts once")
  func sameOfficer() throws {
    let round = try FieldRound()
    try round.finish()
    try round.sign(["GP0007", "GP0007"])
    let view = try round.file().view
    #expect(view.finishes.map(\.signedBy) == [["GP0007"]])
    #expect(!view.isSigned)
  }

  @Test("The key of a stranger, of a device, or one that nobody enrolled signs nothing")
  func keyOfNobody() throws {
    let round = try FieldRound()
    try round.finish()
    let unknown = try #require(PrivateKey(raw: round.clock.surroundings.random(32)))
    for key in [try round.key(of: FieldRound.stranger), round.laptop.key, unknown] {
      try round.refuses(FieldError.keyOfNobody(key.publicKey.kid16)) {
        try Finish.sign(FieldRound.visit, key: key, on: round.laptop)
      }
    }
  }

  @Test("A visit that is not finished cannot be signed, nor one that is unknown")
  func notFinished() throws {
    let round = try FieldRound()
    try round.work()
    let key = try round.key(of: "GP0007")
    try round.refuses(FieldError.notFinished(visit: FieldRound.visit)) {
      try Finish.sign(FieldRound.visit, key: key, on: round.laptop)
    }
    try round.refuses(FieldError.unknownVisit("V-140581-2023-0099")) {
      try Finish.sign("V-140581-2023-0099", key: key, on: round.laptop)
    }
  }

  @Test("What was taken up again cannot be signed before it is finished again")
  func takenUpAgain() throws {
    let round = try FieldRound()
    try round.finish()
    try EndVisit.reopen(FieldRound.visit, reason: "补测", on: round.laptop)
    let key = try round.key(of: "GP0007")
    for _ in 1...2 {
      try round.refuses(FieldError.notFinished(visit: FieldRound.visit)) {
        try Finish.sign(FieldRound.visit, key: key, on: round.laptop)
      }
      // Nor is it signed once it was voided instead.
      if try round.file().view.state != .voided {
        try EndVisit.void(FieldRound.visit, reason: "关门", on: round.laptop)
      }
    }
  }

  @Test("A visit is finished once")
  func twice() throws {
    let round = try FieldRound()
    try round.finish()
    try round.refuses(FieldError.ended(visit: FieldRound.visit, state: "finished")) {
      try Finish.run(FieldRound.visit, on: round.laptop)
    }
  }

  @Test("After a reopening the signatures of the first finish do not count for the second")
  func reopened() throws {
    let round = try FieldRound()
    let first = try round.finish()
    try round.sign(["GP0007", "GP0031"])
    try EndVisit.reopen(FieldRound.visit, reason: "补测", on: round.laptop)
    try round.answer(["SH-02": "5"])
    let second = try Finish.run(FieldRound.visit, on: round.laptop)
    #expect(try !round.file().view.isSigned)
    try round.sign(["GP0031", "GP0052"])
    let view = try round.file().view
    #expect(view.isSigned)
    #expect(view.finishes.map(\.entry.leaf) == [first, second])
    #expect(view.finishes.map(\.signedBy) == [["GP0007", "GP0031"], ["GP0031", "GP0052"]])
  }
}
