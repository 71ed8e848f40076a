import Canonical
import Forms
import Journal
import Storage
import Support
import Testing

@testable import Field

/// Every text that an inspector writes down comes back byte for byte, or is not taken at all.
@Suite("Texts of the field")
struct NaughtyTextTests {
  private static func isRecordable(_ text: String) -> Bool {
    (try? TextProfile.check(text)) != nil
  }

  /// What acts hold in words, by type and member.
  private static let texts: [(type: EntryType, member: String)] = [
    (.statementTaken, "text"), (.recusalRequested, "reason"), (.recordingAnnounced, "reason"),
    (.partySigned, "name"), (.partyRefused, "reason"), (.partyRefused, "witness"),
    (.evidenceLost, "reason"), (.visitVoided, "reason"), (.visitReopened, "reason"),
  ]

  @Test(
    "Each naughty string of the profile comes back from every act's text",
    .needs(shared: NaughtyStrings.name))
  func acts() throws {
    let round = try FieldRound()
    try round.arrive()
    let strings = try NaughtyStrings.inside(Self.isRecordable)
    #expect(strings.count > 490)
    let drafts = strings.enumerated().map { number, text in
      let (type, member) = Self.texts[number % Self.texts.count]
      return EntryDraft(
        type, visit: FieldRound.visit, by: FieldRound.officers, data: [member: .string(text)])
    }
    let first = try round.journal().count
    // The whole list at once: only the texts are of interest here, not what the acts lead to.
    try round.laptop.store.write { writing in
      _ = try writing.append(
        drafts, to: round.laptop.origin, in: round.laptop.surroundings, signer: round.laptop.signer)
    }
    let entries = try round.journal().dropFirst(first)
    #expect(entries.count == strings.count)
    for (entry, text) in zip(entries, strings) {
      let held = entry.data.values.first?.string
      #expect(held.map { Array($0.utf8) } == Array(text.utf8), "\(text.debugDescription)")
      #expect(try Entry(line: entry.line) == entry)
    }
  }

  @Test(
    "Each naughty string of the profile is a statement and an answer, and all others are neither",
    .needs(shared: NaughtyStrings.name))
  func realActs() throws {
    let round = try FieldRound()
    try round.arrive()
    // One in five goes through the whole act, and every one that is refused.
    for (number, text) in try NaughtyStrings.all().enumerated() {
      guard !text.allSatisfy(\.isWhitespace) else { continue }
      let isRecordable = Self.isRecordable(text)
      guard !isRecordable || number.isMultiple(of: 5) else { continue }
      let before = try round.journal().count
      let isShort = text.unicodeScalars.count <= 10
      let statement = Result {
        try RecordAct.run(
          .statementTaken, visit: FieldRound.visit, data: ["text": .string(text)],
          on: round.laptop)
      }
      let answer = Result { try round.answer(["SH-03": text]).first?.state.value }
      #expect(((try? statement.get()) != nil) == isRecordable, "\(text.debugDescription)")
      #expect(((try? answer.get()) != nil) == (isRecordable && isShort), "\(text.debugDescription)")
      guard isRecordable else {
        #expect(try round.journal().count == before)
        continue
      }
      let held = try round.journal().dropFirst(before).compactMap { entry in
        entry.data["text"]?.string ?? entry.data["value"]?.string
      }
      let expected = Array(repeating: Array(text.utf8), count: isShort ? 2 : 1)
      #expect(held.map { Array($0.utf8) } == expected, "\(text.debugDescription)")
    }
  }
}
