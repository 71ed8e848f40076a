import Canonical
import Testing

@testable import Draw

@Suite("Tickets")
struct TicketTests {
  private let seed = Digest.sha256("seed")
  private let salt = "a65e708bf319065a6e3e2635aae02596"

  @Test("A ticket is what sha256sum gives for its lines")
  func ticket() {
    var ranker = TicketRanker(seed: seed)
    let lines = "yicha-draw/v1\npick\n\(seed.hex)\nE-01\n\(salt)\n1\n"
    #expect(ranker.rank(id: "E-01", salt: salt, weight: 1) == Digest.sha256(lines))
  }

  @Test("An object of weight 25 ranks by the smallest of its 25 tickets")
  func weight() {
    var ranker = TicketRanker(seed: seed)
    let tickets = (1...25).map {
      Digest.sha256("yicha-draw/v1\npick\n\(seed.hex)\n电梯\n\(salt)\n\($0)\n")
    }
    #expect(ranker.rank(id: "电梯", salt: salt, weight: 25) == tickets.min())
  }

  @Test("An inspector's ticket names seed, object, role and inspector")
  func team() {
    let place = TeamTickets(seed: seed).place(object: "E-01", role: 12)
    let lines = "yicha-draw/v1\nteam\n\(seed.hex)\nE-01\n12\nGP7\n"
    #expect(TeamTickets.ticket(of: "GP7", at: place) == Digest.sha256(lines))
  }

  @Test("The seed takes in the plan and the randomness")
  func seedOfDraw() {
    let plan = Digest.sha256("plan")
    let dice = Digest.sha256("dice")
    let lines = "yicha-draw/v1\nseed\n\(plan.hex)\n\(dice.hex)\n"
    #expect(
      DrawMethod.seed(plan: Array("plan".utf8), randomness: Array("dice".utf8))
        == Digest.sha256(lines))
  }
}
