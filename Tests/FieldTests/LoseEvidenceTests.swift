import Canonical
import Journal
import Storage
import Testing

@testable import Field

@Suite("Recording that evidence is lost")
struct LoseEvidenceTests {
  @Test("The loss names the file and why, and belongs to the file's visit")
  func recorded() throws {
    let round = try FieldRound()
    try round.arrive(["GP0007", "GP0031"])
    let photo = try round.attach("a photo").digest
    try FileSystem.remove(round.laptop.store.content.path(of: photo))
    var visit: String?
    let entry = try round.entry {
      visit = try LoseEvidence.run(photo, reason: "相机坏了", on: round.laptop)
    }
    #expect(visit == FieldRound.visit)
    #expect(entry.type == .evidenceLost)
    #expect(entry.visit == FieldRound.visit)
    #expect(entry.by == ["GP0007", "GP0031"])
    #expect(LostPayload.digests([entry]) == [photo])
    #expect(try CheckStore.run(on: round.laptop).isIntact)
  }

  @Test("An altered file is as lost as one that is gone")
  func altered() throws {
    let round = try FieldRound()
    try round.arrive()
    let photo = try round.attach("a photo").digest
    let path = round.laptop.store.content.path(of: photo)
    try AtomicFile.write(Array("another".utf8), to: path, replacing: true)
    let entry = try round.entry {
      _ = try LoseEvidence.run(photo, reason: "磁盘损坏", on: round.laptop)
    }
    #expect(LostPayload.digests([entry]) == [photo])
  }

  @Test("What is here unchanged is not lost, and what nobody took cannot be")
  func refused() throws {
    let round = try FieldRound()
    try round.arrive()
    let photo = try round.attach("a photo").digest
    try round.refuses(FieldError.evidenceHere(photo)) {
      _ = try LoseEvidence.run(photo, reason: "理由", on: round.laptop)
    }
    let other = Digest.sha256("another")
    try round.refuses(FieldError.unknownEvidence(other)) {
      _ = try LoseEvidence.run(other, reason: "理由", on: round.laptop)
    }
  }
}
