import Canonical
import Inspection
import Journal
import Testing

@Suite("The end of a journal")
struct LogTests {
  private let origin = Origin.device("dc0ed53af5713fcd", region: "140581")

  @Test("Each line names the one before, and the root covers all of them")
  func chain() throws {
    var log = Log(origin: origin)
    let entries = try log.append(
      [EntryDraft(.opened), EntryDraft(.note), EntryDraft(.note)],
      in: Fixed.surroundings(at: 0, mono: 0))
    #expect(entries.map(\.sequence) == [0, 1, 2])
    #expect(entries.map(\.previous) == [.zero, entries[0].leaf, entries[1].leaf])
    #expect(log.checkpoint.root == Merkle.root(of: entries.map(\.leaf)))
    #expect(log.size == 3 && log.last == entries[2].leaf)
  }

  @Test(
    "H5: a jump of the clock of more than five seconds comes first as an entry of its own",
    arguments: [(5000, 0), (5001, 1), (-5000, 0), (-5001, 1), (-13_320_000, 1)])
  func clockSteps(step: Int, jumps: Int) throws {
    var log = Log(origin: origin)
    _ = try log.append([EntryDraft(.opened)], in: Fixed.surroundings(at: 0, mono: 0))
    let entries = try log.append(
      [EntryDraft(.note)], in: Fixed.surroundings(at: 60_000 + step, mono: 60_000))
    #expect(entries.count == 1 + jumps)
    #expect(entries.count(where: { $0.type == .clockStepped }) == jumps)
    if jumps > 0 { #expect(entries[0].data["milliseconds"] == .integer(step)) }
  }

  @Test("Across a restart nothing is said about the clock")
  func restart() throws {
    var log = Log(origin: origin)
    _ = try log.append([EntryDraft(.opened)], in: Fixed.surroundings(at: 0, mono: 0))
    let entries = try log.append(
      [EntryDraft(.note)], in: Fixed.surroundings(at: 9_000_000, mono: 1, boot: "next"))
    #expect(entries.map(\.type) == [.note])
  }

  @Test("An act that no record may hold leaves the log as it was")
  func refused() throws {
    var log = Log(origin: origin)
    _ = try log.append([EntryDraft(.opened)], in: Fixed.surroundings(at: 0, mono: 0))
    let before = log
    #expect(throws: EntryError.self) {
      try log.append(
        [EntryDraft(.note), EntryDraft(.note, data: ["Bad": 1])],
        in: Fixed.surroundings(at: 0, mono: 0))
    }
    #expect(log == before)
  }

  @Test("Only the next line is taken")
  func take() throws {
    var writer = Log(origin: origin)
    let entries = try writer.append(
      [EntryDraft(.opened), EntryDraft(.note)], in: Fixed.surroundings(at: 0, mono: 0))
    var reader = Log(origin: origin)
    var taken: [Bool] = []
    for index in [1, 0, 0, 1] { taken.append(reader.take(entries[index])) }
    #expect(taken == [false, true, false, true])
    #expect(reader == writer)
  }
}
