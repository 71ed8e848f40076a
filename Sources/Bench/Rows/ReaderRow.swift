import Canonical
import FoundationEssentials
import Glibc
import Inspection
import Journal

/// The canonical reader over the lines of a journal: every line is judged, and its members noted.
struct ReaderRow: BenchRow {
  /// What the reader is held against.
  enum Rival: String {
    /// SHA-256 of the same lines, in C.
    case hash
    /// Foundation's `JSONDecoder` on the same lines.
    case decoder
  }

  let rival: Rival
  private let runs = 7
  /// Enough that neither start nor the reading of the file counts.
  private let passes = 20
  private let memoryGoal = 64.0

  var name: String { "reader-\(rival.rawValue)" }

  var summary: String {
    switch rival {
    case .hash: "canonical reader, beside SHA-256 of the same lines"
    case .decoder: "canonical reader, beside JSONDecoder"
    }
  }

  private var goal: Double {
    switch rival {
    case .hash: 1.5
    case .decoder: 0.05
    }
  }

  func measure(at bench: Workbench) throws -> BenchResult {
    let file = bench.folder + "/lines.jsonl"
    try ReaderLines.write(bench.scale.laptopEntries, to: file)
    let rivalPasses = rival == .hash ? passes : 1
    let floor = try rivalCommand(file, passes: rivalPasses, bench)
    let work = try ReaderWork.canonical.command(file, passes: passes)
    _ = try bench.stopwatch.time(work)
    // By turns, so that a neighbour who slows one slows both.
    var works: [Sample] = []
    var floors: [Sample] = []
    for _ in 1...runs {
      works.append(try bench.stopwatch.time(work))
      floors.append(try bench.stopwatch.time(floor))
    }
    return BenchResult(
      work: name, seconds: Samples.median(works) / Double(passes),
      yardstick: .floor(seconds: Samples.median(floors) / Double(rivalPasses), goal: goal),
      peak: Peak(mebibytes: Samples.peak(works), goal: memoryGoal))
  }

  private func rivalCommand(
    _ file: String, passes: Int, _ bench: Workbench
  ) throws(BenchFailure) -> [String] {
    switch rival {
    case .hash: try LineHashes(bench: bench).command(file, passes: passes)
    case .decoder: try ReaderWork.decoder.command(file, passes: passes)
    }
  }
}

/// A journal of answers, as a laptop writes it: about 330 bytes a line.
private enum ReaderLines {
  static func write(_ count: Int, to file: String) throws {
    var text = Data()
    var previous = Digest.zero
    for number in 0..<count {
      let entry = try entry(number, previous)
      previous = entry.leaf
      text.append(contentsOf: entry.line + [0x0A])
    }
    guard FileManager.default.createFile(atPath: file, contents: text) else {
      throw BenchFailure.system(call: "write", object: file, reason: "not written")
    }
  }

  private static func entry(_ number: Int, _ previous: Digest) throws -> Entry {
    let data: [String: JSONValue] = [
      "form": "catering", "question": .string("CT-\(10 + number % 90)"),
      "value": number.isMultiple(of: 7) ? "当场改正" : "yes",
    ]
    let moment = Moment(
      at: Timestamp(milliseconds: 1_693_793_340_000 + number), boot: "9f2c41", mono: number)
    return try Entry(
      EntryDraft(
        .answerSet, visit: "V-140581-2023-0117", by: ["GP0007", "GP0031"], data: data),
      sequence: number, previous: previous, moment: moment,
      salt: Array(previous.bytes.prefix(16)))
  }
}

/// What this program does when a row starts it again, so that only this work is measured.
enum ReaderWork: String {
  /// The canonical reader.
  case canonical
  /// Foundation's.
  case decoder

  /// How the row starts it.
  func command(_ file: String, passes: Int) throws(BenchFailure) -> [String] {
    [try CommandLocation.own(), "--read", "\(rawValue):\(passes):\(file)"]
  }

  /// Does what `--read` asks for.
  ///
  /// - Throws: `BenchFailure` for words that are none, a file that is not there, a line that is
  ///   refused.
  static func run(_ words: String) throws {
    let parts = words.split(separator: ":", maxSplits: 2).map(String.init)
    guard parts.count == 3, let work = Self(rawValue: parts[0]), let passes = Int(parts[1]) else {
      throw BenchFailure.unreadableReport(words)
    }
    guard let data = FileManager.default.contents(atPath: parts[2]) else {
      throw BenchFailure.system(call: "read", object: parts[2], reason: "not there")
    }
    for _ in 0..<passes {
      let isRead = work == .canonical ? reads(data.span) : try decodes(data)
      guard isRead else { throw BenchFailure.fixture("a line was refused") }
    }
  }

  private static func reads(_ file: Span<UInt8>) -> Bool {
    var scanner = CanonicalScanner()
    var start = 0
    while let end = LineFeed.first(in: file, from: start) {
      guard scanner.scanObject(file.extracting(start..<end)) else { return false }
      start = end + 1
    }
    return start == file.count
  }

  private static func decodes(_ file: Data) throws -> Bool {
    let decoder = JSONDecoder()
    for line in file.split(separator: 0x0A) {
      let entry = try decoder.decode(DecodedEntry.self, from: line)
      guard entry.by.count == 2 else { return false }
    }
    return true
  }
}

private enum LineFeed {
  static func first(in bytes: Span<UInt8>, from start: Int) -> Int? {
    unsafe bytes.extracting(start..<bytes.count).withUnsafeBytes { rest in
      guard let base = rest.baseAddress, let found = unsafe memchr(base, 0x0A, rest.count) else {
        return nil
      }
      return unsafe start + base.distance(to: UnsafeRawPointer(found))
    }
  }
}

/// The members of an entry, as `JSONDecoder` would be given them.
private struct DecodedEntry: Decodable {
  let at: Int
  let boot: String
  let by: [String]
  let data: [String: String]
  let mono: Int
  let parents: [String]
  let prev: String
  let salt: String
  let seq: Int
  let type: String
  let visit: String?
}
