import Canonical
import Inspection
import Journal
import Merge

/// A laptop whose clocks a test sets, and an office whose clock is right.
struct Clocks {
  static let visit = "V-140581-2023-0117"
  /// When the office issued the visit, and what true time counts from.
  static let start = 1_693_792_800_000
  static let minute = 60_000
  static let day = 86_400_000

  let office = Origin.office(region: "140581")
  let laptop = Origin.device("dc0ed53af5713fcd", region: "140581")
  private(set) var entries: [RecordedEntry] = []
  private var officeLog: Log
  private var laptopLog: Log

  init() throws {
    officeLog = Log(origin: office)
    laptopLog = Log(origin: laptop)
    _ = try writeAtOffice(EntryDraft(.visitIssued, visit: Self.visit), minute: 0)
  }

  /// The office writes at a minute of true time.
  mutating func writeAtOffice(_ draft: EntryDraft, minute: Int) throws -> RecordedEntry {
    let at = Self.start + minute * Self.minute
    let written = try officeLog.append([draft], in: Self.surroundings(at, mono: at, "office"))
    return take(written, of: office)
  }

  /// The laptop writes, its clocks claiming what they claim.
  ///
  /// - Parameters:
  ///   - draft: The act.
  ///   - at: Claimed wall time.
  ///   - mono: Minutes of the forward clock.
  ///   - boot: Which start of the machine.
  /// - Returns: The act, behind a jump of the clock where there was one.
  /// - Throws: What writing throws.
  mutating func write(
    _ draft: EntryDraft, at: Int, mono: Int, boot: String = "first"
  ) throws -> RecordedEntry {
    let now = Self.surroundings(at, mono: mono * Self.minute, boot)
    return take(try laptopLog.append([draft], in: now), of: laptop)
  }

  /// A note on the visit, in which the laptop names the office's entry that it knows.
  func knowing(_ recorded: RecordedEntry) -> EntryDraft {
    EntryDraft(.note, visit: Self.visit, data: ["state": .string(recorded.leaf.hex)])
  }

  var note: EntryDraft { EntryDraft(.note, visit: Self.visit) }
  var size: Int { laptopLog.size }

  /// Bounds under receipts at minutes of true time.
  func bounds(receipts: [(size: Int, minute: Int)] = [], opened: [Digest: Int] = [:]) -> TimeBounds
  {
    TimeBounds(
      entries,
      anchors: TimeBounds.Anchors(
        receipts: [laptop: receipts.map { ($0.size, Self.time($0.minute)) }],
        openings: opened.mapValues(Self.time)))
  }

  static func time(_ minute: Int) -> Timestamp {
    Timestamp(milliseconds: start + minute * Self.minute)
  }

  private mutating func take(_ written: [Entry], of origin: Origin) -> RecordedEntry {
    let recorded = written.map { RecordedEntry(origin: origin, entry: $0) }
    entries += recorded
    guard let last = recorded.last else { preconditionFailure("nothing was written") }
    return last
  }

  private static func surroundings(_ at: Int, mono: Int, _ boot: String) -> Surroundings {
    Surroundings(
      now: { Timestamp(milliseconds: at) }, mono: { mono }, machineBoot: boot,
      random: { Array(repeating: 7, count: $0) })
  }
}
