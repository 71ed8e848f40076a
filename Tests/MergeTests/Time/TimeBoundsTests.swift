import Canonical
import Inspection
import Journal
import Merge
import Testing

@Suite("What can be proved of the time of an act (merge.md 12, scenarios H5 and S6)")
struct TimeBoundsTests {
  private struct Minutes: Equatable {
    let from: Int?
    let to: Int?
  }

  /// The interval in whole minutes of true time, as far inwards as it reaches.
  private func minutes(_ interval: ProvenInterval?) -> Minutes {
    func minute(_ time: Timestamp?) -> Int? {
      time.map { ($0.milliseconds - Clocks.start) / Clocks.minute }
    }
    return Minutes(from: minute(interval?.notBefore), to: minute(interval?.notAfter))
  }

  @Test("H5: a dead clock at 1970 claims nothing: the office's anchors and the forward clock do")
  func deadClock() throws {
    var clocks = try Clocks()
    let opening = try clocks.write(EntryDraft(.bundleOpened), at: 0, mono: 0)
    let act = try clocks.write(clocks.note, at: 20 * Clocks.minute, mono: 20)
    let last = try clocks.write(clocks.note, at: 50 * Clocks.minute, mono: 50)
    let bounds = clocks.bounds(receipts: [(clocks.size, 90)], opened: [opening.leaf: 5])
    #expect(minutes(bounds[opening]) == Minutes(from: 5, to: 40))
    #expect(minutes(bounds[act]) == Minutes(from: 24, to: 60))
    #expect(minutes(bounds[last]) == Minutes(from: 54, to: 90))
    #expect(bounds[act]?.excludes(act.entry.moment.at) == true)
    #expect(bounds[act]?.excludes(Clocks.time(30)) == false)
  }

  @Test("A jump by a day, forward or back, moves no bound", arguments: [1, -1])
  func jump(days: Int) throws {
    var clocks = try Clocks()
    let issued = clocks.entries[0]
    let right = Clocks.start + 10 * Clocks.minute
    let before = try clocks.write(clocks.knowing(issued), at: right, mono: 10)
    let wrong = right + days * Clocks.day
    let after = try clocks.write(clocks.note, at: wrong + 10 * Clocks.minute, mono: 20)
    // The jump is an entry of its own, between both.
    #expect(clocks.entries.filter { $0.entry.type == .clockStepped }.count == 1)
    #expect(after.entry.sequence == before.entry.sequence + 2)
    let bounds = clocks.bounds(receipts: [(clocks.size, 30)])
    #expect(minutes(bounds[before]) == Minutes(from: 0, to: 20))
    #expect(minutes(bounds[after]) == Minutes(from: 9, to: 30))
    #expect(bounds[before]?.excludes(before.entry.moment.at) == false)
    #expect(bounds[after]?.excludes(after.entry.moment.at) == true)
  }

  @Test("A laptop that slept: its forward clock went on, and so do the bounds")
  func suspended() throws {
    var clocks = try Clocks()
    let act = try clocks.write(clocks.knowing(clocks.entries[0]), at: Clocks.start, mono: 0)
    let later = try clocks.write(
      clocks.note, at: Clocks.start + 600 * Clocks.minute, mono: 600)
    #expect(clocks.entries.allSatisfy { $0.entry.type != .clockStepped })
    let bounds = clocks.bounds(receipts: [(clocks.size, 610)])
    // 600 minutes, less 0.3 by which the clock may be wrong.
    #expect(minutes(bounds[act]) == Minutes(from: 0, to: 10))
    #expect(minutes(bounds[later]) == Minutes(from: 599, to: 610))
  }

  @Test("Across a restart only order and anchors bound, whatever the new clock counts from")
  func restarted() throws {
    var clocks = try Clocks()
    let act = try clocks.write(clocks.knowing(clocks.entries[0]), at: Clocks.start, mono: 500)
    let later = try clocks.write(clocks.note, at: 0, mono: 3, boot: "second")
    let bounds = clocks.bounds(receipts: [(clocks.size, 700)])
    #expect(minutes(bounds[act]) == Minutes(from: 0, to: 700))
    #expect(minutes(bounds[later]) == Minutes(from: 0, to: 700))
    #expect(bounds[later]?.excludes(later.entry.moment.at) == true)
  }

  @Test("A clock set to another zone is recorded as the jump that it is, and bounds nothing")
  func zone() throws {
    var clocks = try Clocks()
    let act = try clocks.write(clocks.knowing(clocks.entries[0]), at: Clocks.start, mono: 0)
    let shifted = Clocks.start + Clocks.minute - 8 * 60 * Clocks.minute
    let after = try clocks.write(clocks.note, at: shifted, mono: 1)
    let bounds = clocks.bounds(receipts: [(clocks.size, 2)])
    #expect(minutes(bounds[act]) == Minutes(from: 0, to: 1))
    #expect(minutes(bounds[after]) == Minutes(from: 0, to: 2))
    #expect(bounds[after]?.excludes(after.entry.moment.at) == true)
    // The machine's zone itself is nowhere: times are counted from one moment.
    #expect(Timestamp(milliseconds: 0).iso == "1970-01-01T00:00:00Z")
  }

  @Test(
    "What names an entry of another journal comes after it, and what an office's entry names before it"
  )
  func named() throws {
    var clocks = try Clocks()
    let act = try clocks.write(clocks.note, at: 0, mono: 0)
    let decided = try clocks.writeAtOffice(
      EntryDraft(.visitReviewed, visit: Clocks.visit, parents: [act.leaf]), minute: 77)
    let later = try clocks.write(clocks.knowing(decided), at: 0, mono: 1, boot: "second")
    let bounds = clocks.bounds()
    #expect(minutes(bounds[act]) == Minutes(from: nil, to: 77))
    #expect(minutes(bounds[later]) == Minutes(from: 77, to: nil))
    #expect(minutes(bounds[decided]) == Minutes(from: 77, to: 77))
  }

  @Test("A forward clock that contradicts the anchors is not believed; anchors that do are shown")
  func contradictions() throws {
    var clocks = try Clocks()
    let act = try clocks.write(clocks.knowing(clocks.entries[0]), at: Clocks.start, mono: 0)
    let later = try clocks.write(clocks.note, at: Clocks.start, mono: 600)
    let bounds = clocks.bounds(receipts: [(clocks.size, 10)])
    #expect(minutes(bounds[act]) == Minutes(from: 0, to: 10))
    #expect(minutes(bounds[later]) == Minutes(from: 0, to: 10))
    let impossible = clocks.bounds(receipts: [(clocks.size, -10)])
    #expect(impossible[act]?.isContradictory == true)
  }

  @Test("A receipt covers its first entries, and the earliest that does bounds one")
  func receipts() throws {
    var clocks = try Clocks()
    let first = try clocks.write(clocks.note, at: 0, mono: 0)
    let size = clocks.size
    let second = try clocks.write(clocks.note, at: 0, mono: 0, boot: "second")
    let bounds = clocks.bounds(receipts: [(size, 20), (clocks.size, 50)])
    #expect(minutes(bounds[first]) == Minutes(from: nil, to: 20))
    #expect(minutes(bounds[second]) == Minutes(from: nil, to: 50))
    #expect(minutes(clocks.bounds()[second]) == Minutes(from: nil, to: nil))
  }

  @Test("From where a journal is forked, no receipt says of which branch it is")
  func forked() throws {
    var clocks = try Clocks()
    let shared = try clocks.write(clocks.note, at: 0, mono: 0)
    var other = clocks
    let one = try clocks.write(clocks.note, at: 0, mono: 1)
    let two = try other.write(clocks.note, at: 5, mono: 2)
    let all = TimeBounds(
      Array(Set(clocks.entries + other.entries)),
      anchors: .init(receipts: [clocks.laptop: [(clocks.size, Clocks.time(9))]]))
    #expect(minutes(all[shared]) == Minutes(from: nil, to: 9))
    #expect(
      minutes(all[one]) == Minutes(from: nil, to: nil)
        && minutes(all[two]) == Minutes(from: nil, to: nil))
  }

  @Test("No clock refuses or reorders anything in a merge", arguments: [0, 1, -1, 365 * 50])
  func merging(days: Int) throws {
    var clocks = try Clocks()
    let issued = clocks.entries[0]
    let first = try clocks.write(Self.answer("no", [], issued), at: 0, mono: 0)
    let second = try clocks.write(
      Self.answer("yes", [first.leaf], issued), at: Clocks.start + days * Clocks.day, mono: 1)
    let context = VisitContext(visit: Clocks.visit)
    let view = VisitView.fold(clocks.entries.reversed(), context: context)
    #expect(view.waiting.isEmpty && view.unreadable.isEmpty && view.conflicts.isEmpty)
    #expect(view.answers[.question("CT-01")] == "yes")
    #expect(view.heads(of: .question("CT-01")) == [second.leaf])
    let own = view.entries.filter { !$0.isFromOffice }.map(\.entry.sequence)
    #expect(own == own.sorted())
  }

  private static func answer(
    _ value: JSONValue, _ parents: [Digest], _ issued: RecordedEntry
  ) -> EntryDraft {
    AnswerPayload(
      form: "catering", formDigest: Digest.sha256("catering"), question: "CT-01",
      state: issued.leaf, value: value
    ).draft(visit: Clocks.visit, by: ["GP0007"], parents: parents)
  }
}
