import Canonical
import Foundation
import Inspection
import Journal
import Support
import Testing

@Suite("Verifying a whole journal")
struct JournalVerificationTests {
  @Test(
    "O11: the samples get the verdict of the definition",
    .needs(shared: ReferenceJournal.name),
    arguments: [
      ("good", []),
      (
        "deleted",
        [
          JournalFinding.chainBroken(line: 6), .checkpointDiffers(size: 11),
          .truncated(receipt: 7, entries: 6), .truncated(receipt: 12, entries: 6),
        ]
      ),
      (
        "edited",
        [
          .chainBroken(line: 5), .checkpointDiffers(size: 12),
          .truncated(receipt: 7, entries: 5), .truncated(receipt: 12, entries: 5),
        ]
      ),
      ("forked", [.truncated(receipt: 12, entries: 11)]),
      ("truncated", [.truncated(receipt: 12, entries: 9)]),
    ] as [(String, [JournalFinding])])
  func samples(name: String, expected: [JournalFinding]) throws {
    let verification = try ReferenceJournal.verification(of: name)
    #expect(verification.findings == expected)
    #expect(verification.isIntact == expected.isEmpty)
  }

  @Test(
    "The auditors' script says the same of the samples",
    .needs(shared: ReferenceJournal.name), .needs(.python, .cryptography),
    arguments: ["good", "deleted", "edited", "forked", "truncated"])
  func script(name: String) throws {
    let keys = try ReferenceJournal.text("vkeys").split(separator: "\n").map(String.init)
    let script = Project.path("Bundles/verify_journal.py")
    let output = try ProgramRun(
      ["python3", script, "\(name).jsonl", "\(name).checkpoint"] + keys.prefix(2)
        + ["r1.receipt", "r2.receipt"], in: ReferenceJournal.folder.path
    ).output
    let verification = try ReferenceJournal.verification(of: name)
    #expect(output.contains("VERDICT intact") == verification.isIntact)
    let findings = verification.findings
    #expect(
      output.contains("chain broken")
        == findings.contains { if case .chainBroken = $0 { true } else { false } })
    #expect(
      output.contains("TRUNCATED")
        == findings.contains { if case .truncated = $0 { true } else { false } })
    #expect(
      output.contains("FAIL checkpoint covers")
        == findings.contains { if case .checkpointDiffers = $0 { true } else { false } })
  }

  @Test(
    "The receipts of the good sample bound its entries in time",
    .needs(shared: ReferenceJournal.name))
  func anchors() throws {
    let anchors = try ReferenceJournal.verification(of: "good").anchors
    #expect(anchors.map(\.size) == [7, 7, 12])
    #expect(anchors.map(\.time.iso).sorted().first == "2023-09-04T03:06:40Z")
    #expect(anchors.map(\.time.iso).sorted().last == "2023-09-05T03:00:00Z")
  }

  @Test(
    "Any changed line is found", .needs(shared: ReferenceJournal.name),
    arguments: 0..<12)
  func changed(line: Int) throws {
    let keys = try ReferenceJournal.keys()
    var lines = try ReferenceJournal.lines("good.jsonl")
    let place = try #require(lines[line].lastIndex(of: UInt8(ascii: "0")))
    lines[line][place] = UInt8(ascii: "1")
    let note = try SignedNote(text: try ReferenceJournal.text("good.checkpoint"))
    let verification = JournalVerification(
      lines: lines, checkpoint: note, device: keys.device, office: keys.office)
    #expect(!verification.isIntact)
  }

  @Test("A history rewritten below a receipt is a fork, not a truncation")
  func rewritten() throws {
    let keys = Keys()
    let honest = try keys.journal(["a", "b"])
    let receipt = try keys.receipt(honest.log, seconds: 1000)
    let other = try keys.journal(["a", "c", "d"])
    let verification = keys.verify(other, receipts: [receipt])
    #expect(verification.findings == [.forked(receipt: 2)])
  }

  @Test("Receipts whose times go back while their sizes grow contradict each other")
  func receiptsBackwards() throws {
    let keys = Keys()
    let early = try keys.journal(["a"])
    let late = try keys.journal(["a", "b"])
    let receipts = [
      try keys.receipt(early.log, seconds: 2000), try keys.receipt(late.log, seconds: 1000),
    ]
    #expect(
      keys.verify(late, receipts: receipts).findings == [.receiptsBackwards(receipt: 2)])
  }

  @Test(
    "Signatures and keys of low order are refused here and by the auditors' script",
    .needs(.python, .cryptography))
  func lowOrder() throws {
    let keys = Keys()
    let journal = try keys.journal(["a"])
    let weak = NoteKey(name: keys.device.name, kind: .signature, publicKey: LowOrder.key)
    let crafted = try SignedNote(journal.log.checkpoint, key: keys.device) {
      try LowOrder.signature(of: $0, seed: Keys.deviceSeed)
    }
    let lent = try SignedNote(journal.log.checkpoint, key: weak) { _ in LowOrder.signature }
    let sound = try keys.signed(journal.log)
    for (note, key, said) in [
      (sound, keys.device, "VERDICT intact"), (crafted, keys.device, "FAIL checkpoint signed"),
      (lent, weak, "vkey"),
    ] {
      let verification = JournalVerification(
        lines: journal.entries.map(\.line), checkpoint: note, device: key, office: keys.office)
      #expect(verification.findings == (note == sound ? [] : [.notSigned(keys.device.name)]))
      let run = try Self.script(journal.entries, note, [key, keys.office])
      #expect((run.output + run.errors).contains(said), "\(run.output)\(run.errors)")
      #expect((run.code == 0) == (note == sound))
    }
  }

  private static func script(
    _ entries: [Entry], _ note: SignedNote, _ keys: [NoteKey]
  ) throws -> ProgramRun {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "yicha-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let lines: [UInt8] = entries.flatMap { $0.line + [0x0A] }
    try Data(lines).write(to: folder.appending(path: "journal.jsonl"))
    try Data(note.text.utf8).write(to: folder.appending(path: "checkpoint.txt"))
    let run = try ProgramRun(
      ["python3", Project.path("Bundles/verify_journal.py"), "journal.jsonl", "checkpoint.txt"]
        + keys.map(\.verifierKey), in: folder.path)
    try FileManager.default.removeItem(at: folder)
    return run
  }

  @Test("A receipt by another office does not count")
  func strangeOffice() throws {
    let keys = Keys()
    let journal = try keys.journal(["a"])
    let receipt = try Keys(office: 9).receipt(journal.log, seconds: 1000)
    #expect(
      keys.verify(journal, receipts: [receipt]).findings == [.notSigned(keys.office.name)])
  }

  @Test("A forward clock that goes back within one start is found, across a restart it is not")
  func clockBack() throws {
    let keys = Keys()
    var log = Log(origin: keys.origin)
    var entries: [Entry] = []
    for (mono, boot) in [(100, "one"), (50, "two"), (60, "two")] {
      let now = Fixed.surroundings(at: mono, mono: mono, boot: boot)
      entries += try log.append([EntryDraft(.note)], in: now)
    }
    #expect(keys.verify((log, entries)).isIntact)
    let back = Fixed.surroundings(at: 10, mono: 10, boot: "two")
    entries += try log.append([EntryDraft(.note)], in: back)
    #expect(keys.verify((log, entries)).findings == [.clockBack(line: 3)])
  }

  @Test("A receipt entry that holds no receipt is found")
  func receiptEntryWithoutReceipt() throws {
    let keys = Keys()
    var journal = try keys.journal(["a"])
    let now = Fixed.surroundings(at: 1, mono: 1)
    journal.entries += try journal.log.append(
      [EntryDraft(.receipt, data: ["note": "lost"])], in: now)
    #expect(keys.verify(journal).findings == [.notSigned(keys.office.name)])
  }

  @Test(
    "A journal of several pieces is judged alike on one core and on both, and a defect where it is",
    arguments: [nil, 0, 700, 3_999] as [Int?])
  func pieces(altered: Int?) throws {
    let keys = Keys()
    var log = Log(origin: keys.origin)
    var receipts: [SignedNote] = []
    var entries: [Entry] = []
    for part in 0..<4 {
      let drafts = (0..<1_000).map { EntryDraft(.note, data: ["text": .string("\(part) \($0)")]) }
      entries += try log.append(drafts, in: Fixed.surroundings(at: part, mono: part))
      receipts.append(try keys.receipt(log, seconds: 1000 + part))
    }
    var journal: [UInt8] = []
    for (number, entry) in entries.enumerated() {
      var line = entry.line
      if number == altered { line[line.count - 30] ^= 1 }
      journal += line + [0x0A]
    }
    let note = try keys.signed(log)
    let found = [false, true].map { onBothCores in
      JournalVerification(
        journal: journal, checkpoint: note, receipts: receipts, device: keys.device,
        office: keys.office, onBothCores: onBothCores)
    }
    #expect(found[0].findings == found[1].findings && found[0].count == found[1].count)
    #expect(found[0].anchors.map(\.size) == found[1].anchors.map(\.size))
    guard let altered else {
      #expect(found[0].isIntact && found[0].count == 4_000)
      #expect(found[0].anchors.map(\.size) == [1_000, 2_000, 3_000, 4_000])
      return
    }
    #expect(found[0].findings.contains(.checkpointDiffers(size: 4_000)))
    #expect(found[0].anchors.count == altered / 1_000)
  }
}
