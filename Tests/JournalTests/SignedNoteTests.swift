import Canonical
import Inspection
import Journal
import Support
import Testing

@Suite("Checkpoints and receipts")
struct SignedNoteTests {
  @Test(
    "The samples' notes read and write to the same bytes, and hold",
    .needs(shared: ReferenceJournal.name),
    arguments: [
      "good.checkpoint", "deleted.checkpoint", "edited.checkpoint", "forked.checkpoint",
      "truncated.checkpoint", "r1.receipt", "r2.receipt",
    ])
  func samples(name: String) throws {
    let text = try ReferenceJournal.text(name)
    let keys = try ReferenceJournal.keys()
    let note = try SignedNote(text: text)
    #expect(note.text == text)
    #expect(text.hasPrefix(note.checkpoint.body))
    #expect(try note.verify(keys.device) == nil)
    if name.hasSuffix("receipt") {
      #expect(try note.verify(keys.office) != nil)
    } else {
      #expect(throws: NoteError.unsigned(keys.office.name)) { try note.verify(keys.office) }
    }
  }

  @Test(
    "Verifier keys read and write to the same text",
    .needs(shared: ReferenceJournal.name))
  func verifierKeys() throws {
    for text in try ReferenceJournal.text("vkeys").split(separator: "\n") {
      #expect(NoteKey(verifierKey: String(text))?.verifierKey == String(text))
      #expect(NoteKey(verifierKey: String(text) + "A") == nil)
    }
    let keys = try ReferenceJournal.keys()
    #expect(keys.device.kind == .signature && keys.office.kind == .cosignature)
  }

  @Test("A receipt carries both signatures and the office's time")
  func receipt() throws {
    let keys = Keys()
    let journal = try keys.journal(["a", "b"])
    let receipt = try keys.receipt(journal.log, seconds: 1_693_796_800)
    let again = try SignedNote(text: receipt.text)
    #expect(again == receipt && again.checkpoint == journal.log.checkpoint)
    #expect(try again.verify(keys.device) == nil)
    #expect(try again.verify(keys.office)?.iso == "2023-09-04T03:06:40Z")
  }

  @Test("A note that was changed in any part does not hold")
  func changed() throws {
    let keys = Keys()
    let note = try keys.receipt(try keys.journal(["a"]).log, seconds: 1000).text
    let other = note.replacing("\n1\n", with: "\n2\n")
    #expect(throws: NoteError.badSignature(keys.device.name)) {
      try SignedNote(text: other).verify(keys.device)
    }
    #expect(throws: NoteError.badSignature(keys.office.name)) {
      try SignedNote(text: other).verify(keys.office)
    }
  }

  @Test(
    "A verifier key of low order is none, and nothing is signed by one", arguments: LowOrder.points)
  func keyOfLowOrder(hex: String) throws {
    let point = try #require(Hex.bytes(of: hex))
    let keys = Keys()
    for kind in [NoteKey.Kind.signature, .cosignature] {
      let key = NoteKey(name: keys.origin.name, kind: kind, publicKey: point)
      #expect(NoteKey(verifierKey: key.verifierKey) == nil)
    }
    let key = NoteKey(name: keys.origin.name, kind: .signature, publicKey: point)
    let note = try SignedNote(keys.journal(["a"]).log.checkpoint, key: key) { _ in
      LowOrder.signature
    }
    #expect(throws: NoteError.badSignature(key.name)) { try note.verify(key) }
  }

  @Test("A checkpoint or receipt whose R is of low order does not hold")
  func pointOfLowOrder() throws {
    let keys = Keys()
    let log = try keys.journal(["a"]).log
    let note = try SignedNote(log.checkpoint, key: keys.device) {
      try LowOrder.signature(of: $0, seed: Keys.deviceSeed)
    }
    #expect(throws: NoteError.badSignature(keys.device.name)) { try note.verify(keys.device) }
    let receipt = try keys.signed(log).cosigned(
      by: keys.office, at: Timestamp(milliseconds: 1000)
    ) { try LowOrder.signature(of: $0, seed: Keys.officeSeed) }
    #expect(throws: NoteError.badSignature(keys.office.name)) { try receipt.verify(keys.office) }
  }

  @Test(
    "Any other form is malformed",
    arguments: [
      { $0 + "\n" }, { String($0.dropLast()) }, { $0.replacing("\n\n", with: "\n") },
      { $0.replacing("\u{2014}", with: "-") }, { $0.replacing("\n1\n", with: "\n01\n") },
      { $0.replacing("\n1\n", with: "\n-1\n") }, { $0.replacing("=\n", with: "\n") },
      { $0.replacing("yicha/", with: "Yicha/") }, { $0.replacing("\n", with: "\r\n") },
      { _ in "" }, { _ in "\n\n" },
    ] as [@Sendable (String) -> String])
  func malformed(edit: @Sendable (String) -> String) throws {
    let keys = Keys()
    let text = try keys.signed(try keys.journal(["a"]).log).text
    #expect(throws: NoteError.malformed) { try SignedNote(text: edit(text)) }
  }

  @Test("The head code is base32 of the root and the size")
  func headCode() throws {
    let root = try #require(
      Digest(hex: "00443214c74254b635cf84653a56d7c675be77df" + String(repeating: "0", count: 24)))
    let origin = Origin.office(region: "140581")
    let code = Checkpoint(origin: origin, size: 12, root: root).headCode
    #expect(code == "ABCDE-FGHIJ-KLMNO-PQRST/12")
  }
}
