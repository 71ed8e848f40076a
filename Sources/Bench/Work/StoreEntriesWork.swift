import ArgumentParser
import Canonical
import Journal
import Storage

/// Fills an office's store with entries as merges do, and says what the last of them took.
///
/// The journals grow by turns, as bundles of many devices come in; the entries are made beforehand
/// and their making is not timed.
struct StoreEntriesWork: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "store-entries")

  /// Journals that grow by turns.
  static let journals = 40
  /// Entries that a journal grows by at its turn.
  static let turn = 600
  /// Turns of one transaction.
  static let turnsPerTransaction = 50

  @Argument(help: "The store's folder, which is made.") var folder: String
  @Argument(help: "How many entries.") var entries: Int
  @Argument(help: "The time of how many of them, the last ones, is said.") var timed: Int

  func run() throws {
    let store = try Store.create(
      at: folder, kind: .office, origin: .office(region: "140581"), doing: "bench")
    var journals = (0..<Self.journals).map(GrowingJournal.init)
    var nanoseconds = 0
    var stored = 0
    while stored < entries {
      try Interruption.check()
      let turns = (0..<Self.turnsPerTransaction).map { ($0 + stored / Self.turn) % Self.journals }
      let parts = try turns.map { try (journals[$0].origin, journals[$0].grow(by: Self.turn)) }
      let start = ContinuousClock.now
      try store.write { writing in
        for (origin, part) in parts { try writing.insert(part, of: origin) }
      }
      let took = ContinuousClock.now - start
      stored += Self.turn * Self.turnsPerTransaction
      if stored > entries - timed { nanoseconds += Int(took / .nanoseconds(1)) }
    }
    print(nanoseconds)
  }
}

/// A journal of a device that grows in memory.
private struct GrowingJournal {
  let origin: Origin
  private let number: Int
  private var last = Digest.zero
  private var size = 0

  init(number: Int) {
    self.number = number
    origin = .device(Digest.sha256("device \(number)").prefix16, region: "140581")
  }

  mutating func grow(by count: Int) throws -> [Entry] {
    try (0..<count).map { _ in
      let entry = try Entry(
        line: RecordFile.line(
          size, after: last, visits: "\(number)-", perVisit: MergeSize.entriesPerVisit))
      last = entry.leaf
      size += 1
      return entry
    }
  }
}
