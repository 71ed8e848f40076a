import Journal
import Merge
import Storage
import Testing

@testable import Field

@Suite("Whether a visit can be worked on")
struct OpenVisitTests {
  /// How the visit stands for work, and for work that needs an arrival.
  private static func look(
    _ round: FieldRound, _ visit: String = FieldRound.visit
  ) throws -> (state: VisitState, present: [String]) {
    try round.laptop.store.read { reading in
      let file = try round.laptop.workableFile(visit, reading)
      return (file.view.state, file.present)
    }
  }

  private static func arrived(_ round: FieldRound) throws -> VisitFile {
    try round.laptop.store.read { try round.laptop.arrivedFile(FieldRound.visit, $0) }
  }

  @Test("An issued visit can be begun; all its officers count as present")
  func issued() throws {
    let round = try FieldRound()
    let (state, present) = try Self.look(round)
    #expect(state == .issued)
    #expect(present == FieldRound.officers)
    #expect(throws: FieldError.notArrived(visit: FieldRound.visit)) { try Self.arrived(round) }
  }

  @Test("A visit under way goes on, with all who have arrived")
  func underway() throws {
    let round = try FieldRound()
    try round.arrive(["GP0007", "GP0031"])
    #expect(try Self.arrived(round).present == ["GP0007", "GP0031"])
    try round.arrive(["GP0031", "GP0052"])
    let (state, present) = try Self.look(round)
    #expect(state == .underway)
    #expect(present == FieldRound.officers)
  }

  @Test("A finished visit and a voided one have ended, until they are taken up again")
  func ended() throws {
    let round = try FieldRound()
    try round.finish()
    let finished = FieldError.ended(visit: FieldRound.visit, state: "finished")
    #expect(throws: finished) { try Self.look(round) }
    #expect(throws: finished) { try Self.arrived(round) }
    try EndVisit.reopen(FieldRound.visit, reason: "补测", on: round.laptop)
    #expect(try Self.look(round).state == .underway)
    try EndVisit.void(FieldRound.visit, reason: "关门", on: round.laptop)
    #expect(throws: FieldError.ended(visit: FieldRound.visit, state: "voided")) {
      try Self.look(round)
    }
  }

  @Test("A visit that no bundle brought is unknown")
  func unknown() throws {
    let round = try FieldRound()
    #expect(throws: FieldError.unknownVisit("V-140581-2023-0099")) {
      try Self.look(round, "V-140581-2023-0099")
    }
  }
}
