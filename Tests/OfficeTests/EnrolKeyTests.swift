import Canonical
import Journal
import Sealing
import Storage
import Support
import Testing

@testable import Office

@Suite("Enrolling keys")
struct EnrolKeyTests {
  @Test("One bad line and nobody is enrolled")
  func allOrNone() throws {
    let round = try OfficeRound()
    let identity = try AgeX25519Identity { count in
      (0..<count).map { _ in .random(in: 0...255) }
    }
    let device = try KeyRequest(
      device: PrivateKey().publicKey, recipient: #require(identity.recipient), name: "market-9",
      carriers: [])
    let stranger = try KeyRequest(inspector: "GP9999", key: PrivateKey().publicKey)
    let items = try [device, stranger].enumerated().map { index, request in
      try EnrolKey.Item(
        line: request.line(), number: index + 1, fingerprint: try request.fingerprint())
    }
    let before = try round.desk.store.read { try $0.keyRows() }
    let unknown = OfficeError.file(
      "r.jsonl", line: 2, Words.notRegistered("GP9999"))
    #expect(throws: unknown) { try EnrolKey.run(items, file: "r.jsonl", at: round.desk) }
    let typo = [items[0], EnrolKey.Item(line: items[1].line, number: 2, fingerprint: "0")]
    #expect(throws: OfficeError.fingerprint("r.jsonl:2")) {
      try EnrolKey.run(typo, file: "r.jsonl", at: round.desk)
    }
    #expect(try round.desk.store.read { try $0.keyRows() } == before)
    #expect(try EnrolKey.run([items[0]], file: "r.jsonl", at: round.desk) == [device])
  }

  @Test(
    "A key of low order, by which anybody can sign, is never enrolled", arguments: LowOrder.points)
  func lowOrder(point: String) throws {
    let round = try OfficeRound()
    let key = try PrivateKey().publicKey
    let request = String(
      decoding: try KeyRequest(inspector: "GP0007", key: key).line(), as: UTF8.self)
    let weak = Hex.text(of: key.der.dropLast(32)) + point
    let line = Array(request.replacing(Hex.text(of: key.der), with: weak).utf8)
    let before = try round.desk.store.read { try $0.keyRows() }
    #expect(throws: OfficeError.file("r.jsonl", line: 1, Words.notARequest)) {
      try EnrolKey.run([.init(line: line, fingerprint: "0")], file: "r.jsonl", at: round.desk)
    }
    #expect(try round.desk.store.read { try $0.keyRows() } == before)
  }
}
