import Canonical
import Storage
import Testing

@testable import Field

@Suite("Which visit a word means")
struct FindVisitTests {
  private static let all = [FieldRound.visit] + FieldRound.otherVisits

  private static func named(_ word: String?, _ laptop: Laptop) throws -> String {
    try laptop.store.read { try FindVisit.named(word, in: $0) }
  }

  private static func numbered(_ round: FieldRound) throws -> [FindVisit.Numbered] {
    try round.laptop.store.read { try FindVisit.numbered($0) }
  }

  @Test(
    "Its number in the list, its whole id, or an ending that no other has",
    arguments: [
      ("1", all[0]), ("2", all[1]), ("3", all[2]), (all[1], all[1]), ("0001", all[0]),
      ("0021", all[1]), ("121", all[2]), ("2023-0121", all[2]),
    ])
  func found(word: String, visit: String) throws {
    let round = try FieldRound()
    #expect(try Self.named(word, round.laptop) == visit)
  }

  @Test("An ending that several have is refused with all of them")
  func ambiguous() throws {
    let round = try FieldRound()
    #expect(throws: FieldError.ambiguousVisit("21", FieldRound.otherVisits)) {
      try Self.named("21", round.laptop)
    }
  }

  @Test("A word that no visit ends with is unknown", arguments: ["4", "0", "0099", "V-140581"])
  func unknown(word: String) throws {
    let round = try FieldRound()
    #expect(throws: FieldError.unknownVisit(word)) { try Self.named(word, round.laptop) }
  }

  @Test("Left out, it is the one that was begun; of several, one must be named")
  func leftOut() throws {
    let round = try FieldRound()
    #expect(throws: FieldError.severalOpenVisits(Self.all)) { try Self.named(nil, round.laptop) }
    try round.arrive(at: Self.all[1])
    #expect(try Self.named(nil, round.laptop) == Self.all[1])
    try round.arrive(at: Self.all[2])
    #expect(throws: FieldError.severalOpenVisits(FieldRound.otherVisits)) {
      try Self.named(nil, round.laptop)
    }
  }

  @Test("A finished visit stays open until it is signed, and keeps its number")
  func signed() throws {
    let round = try FieldRound()
    try round.finish()
    #expect(try Self.named(nil, round.laptop) == FieldRound.visit)
    #expect(try Self.numbered(round).map(\.isOpen) == [true, true, true])
    try round.sign(["GP0007", "GP0031"])
    #expect(throws: FieldError.severalOpenVisits(FieldRound.otherVisits)) {
      try Self.named(nil, round.laptop)
    }
    #expect(try Self.numbered(round).map(\.isOpen) == [false, true, true])
    #expect(try Self.numbered(round).map(\.visit) == Self.all)
    #expect(try Self.named("1", round.laptop) == FieldRound.visit)
  }

  @Test("A voided visit is not open")
  func voided() throws {
    let round = try FieldRound()
    try EndVisit.void(FieldRound.visit, reason: "关门", on: round.laptop)
    #expect(throws: FieldError.severalOpenVisits(FieldRound.otherVisits)) {
      try Self.named(nil, round.laptop)
    }
  }

  @Test("Without any visit none is open and none is named")
  func none() throws {
    let spare = try FieldRound().spare()
    #expect(throws: FieldError.noOpenVisit) { try Self.named(nil, spare) }
    #expect(throws: FieldError.unknownVisit("1")) { try Self.named("1", spare) }
  }
}
