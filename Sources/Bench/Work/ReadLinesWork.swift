import ArgumentParser
import Canonical
import FoundationEssentials

/// Reads every line of a file, again and again, by the canonical reader or by Foundation's.
struct ReadLinesWork: ParsableCommand {
  /// Which reader.
  enum Reader: String, ExpressibleByArgument {
    /// The canonical one: every line is judged, and its members noted.
    case canonical
    /// `JSONDecoder`.
    case decoder
  }

  static let configuration = CommandConfiguration(commandName: "read-lines")

  @Argument var reader: Reader
  @Argument var file: String
  @Argument var passes: Int

  func run() throws {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw BenchFailure.system(call: "read", object: file, reason: "not there")
    }
    for _ in 0..<passes {
      let isRead = reader == .canonical ? Self.reads(data.span) : try Self.decodes(data)
      guard isRead else { throw BenchFailure.fixture("a line was refused") }
    }
  }

  private static func reads(_ file: Span<UInt8>) -> Bool {
    var scanner = CanonicalScanner()
    var start = 0
    while start < file.count {
      let end = LineFeed.next(in: file, from: start)
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
  let visit: String
}
