import Canonical
import Journal
import Merge
import Storage
import Testing

@testable import Field

@Suite("Withdrawing evidence")
struct WithdrawEvidenceTests {
  @discardableResult
  private static func withdraw(
    _ name: String, in visit: String = FieldRound.visit, by: [String] = [], _ round: FieldRound
  ) throws -> Digest {
    try WithdrawEvidence.run(name, visit: visit, reason: "拍错了", by: by, on: round.laptop)
  }

  @Test("The mark names the file, why and by whom; the file stays")
  func recorded() throws {
    let round = try FieldRound()
    try round.arrive(["GP0007", "GP0052"])
    let capture = try round.entry { try round.attach("a photo", to: "SH-01") }
    let photo = Digest.sha256("a photo")
    var withdrawn: Digest?
    let mark = try round.entry {
      withdrawn = try Self.withdraw(String(photo.hex.prefix(8)).uppercased(), round)
    }
    #expect(withdrawn == photo)
    #expect(mark.type == .evidenceWithdrawn)
    #expect(mark.visit == FieldRound.visit)
    #expect(mark.by == ["GP0007", "GP0052"])
    #expect(mark.parents == [capture.leaf])
    #expect(mark.data == ["reason": "拍错了", "sha256": .string(photo.hex)])
    #expect(try round.file().view.evidence.map(\.withdrawn) == [true])
    #expect(try round.laptop.store.content.bytes(of: photo) == Array("a photo".utf8))
  }

  @Test("Every reference of the visit to the file is withdrawn, no other file is")
  func references() throws {
    let round = try FieldRound()
    try round.arrive()
    let captures = try round.entries {
      try round.attach("a photo", to: "SH-01")
      try round.attach("a photo", to: "DV-01#1")
      try round.attach("another", to: "SH-01")
    }
    let mark = try round.entry {
      try Self.withdraw(Digest.sha256("a photo").hex, by: ["GP0031"], round)
    }
    #expect(mark.parents == captures.prefix(2).map(\.leaf).sorted())
    #expect(mark.by == ["GP0031"])
    let left = try round.file().view.evidence.filter { !$0.withdrawn }
    #expect(left.map(\.payload.digest) == [Digest.sha256("another")])
  }

  @Test("What is not there, named too shortly or withdrawn already cannot be withdrawn")
  func refused() throws {
    let round = try FieldRound()
    let photo = Digest.sha256("a photo").hex
    try round.refuses(FieldError.notArrived(visit: FieldRound.visit)) {
      try Self.withdraw(photo, round)
    }
    try round.arrive()
    try round.attach("a photo", to: "SH-01")
    let short = String(photo.prefix(7))
    try round.refuses(FieldError.noEvidenceNamed(short)) { try Self.withdraw(short, round) }
    let other = Digest.sha256("another").hex
    try round.refuses(FieldError.noEvidenceNamed(other)) { try Self.withdraw(other, round) }
    try round.refuses(FieldError.notOfTheTeam(FieldRound.stranger)) {
      try Self.withdraw(photo, by: [FieldRound.stranger], round)
    }
    try round.refuses(FieldError.unknownVisit("V-140581-2023-0099")) {
      try Self.withdraw(photo, in: "V-140581-2023-0099", round)
    }
    try Self.withdraw(photo, round)
    try round.refuses(FieldError.noEvidenceNamed(photo)) { try Self.withdraw(photo, round) }
  }

  @Test("After the end nothing is withdrawn")
  func ended() throws {
    let round = try FieldRound()
    try round.work()
    try round.attach("a photo", to: "SH-01")
    try Finish.run(FieldRound.visit, on: round.laptop)
    try round.refuses(FieldError.ended(visit: FieldRound.visit, state: "finished")) {
      try Self.withdraw(Digest.sha256("a photo").hex, round)
    }
  }
}
