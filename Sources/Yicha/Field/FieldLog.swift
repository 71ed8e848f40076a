import ArgumentParser
import Canonical
import Field
import Inspection
import Journal
import Merge
import Publication
import Storage

/// `yicha field log`: the journal for people to read.
///
/// `--json`: `{"origin", "size", "entries": [the members of each entry, with "origin" and
/// "leaf"], "times": [of each entry whose claimed time cannot be, what can be proved]}`.
struct FieldLog: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "查看全过程记录 / read the journal",
    discussion: HelpText.of(
      "显示最近的记录；--visit 显示一个任务的全部记录，包括办公室的。",
      "The latest entries; with --visit all entries of one visit, the office's too."))

  @OptionGroup var common: CommonOptions
  @OptionGroup var field: FieldOptions
  @Option(help: "任务 / the visit") var visit: String?
  @Option(help: "条数 / how many") var limit: Int?

  func validate() throws {
    guard limit ?? 1 > 0 else {
      throw Usage.wrong("--limit 应为正整数", "--limit takes a number above 0")
    }
  }

  func run() throws {
    let laptop = try field.laptopToRead()
    let entries = try entries(laptop)
    let size = try laptop.store.read { try $0.log(of: laptop.origin) }.size
    let console = Console.live
    guard !common.json else {
      console.print(json: [
        "origin": .string(laptop.origin.name), "size": .integer(size),
        "entries": .array(try entries.map(Self.json)),
        "times": .array(try times(entries, laptop).map(\.value)),
      ])
      return
    }
    console.print(
      String(try table(entries, laptop, console).text(fitting: console.width).dropLast()))
    if visit == nil, entries.count < size {
      console.say(
        "共 \(size) 条，显示最近 \(entries.count) 条（--limit N）",
        "the latest \(entries.count) of \(size) entries (--limit N)")
    }
  }

  private func times(_ entries: [RecordedEntry], _ laptop: Laptop) throws -> [TimeWords] {
    let bounds = try laptop.timeBounds(of: entries)
    return entries.compactMap { TimeWords($0, bounds) }
  }

  private func entries(_ laptop: Laptop) throws -> [RecordedEntry] {
    guard let visit else {
      return try laptop.store.read { reading in
        try reading.lastEntries(of: laptop.origin, limit: limit ?? 40)
          .map { RecordedEntry(origin: laptop.origin, entry: $0) }
      }
    }
    let name = try laptop.visit(visit)
    let all = try laptop.store.read { try $0.entries(ofVisit: name) }
    let sorted = all.sorted { left, right in
      left.isFromOffice == right.isFromOffice ? left < right : left.isFromOffice
    }
    return sorted.suffix(limit ?? sorted.count)
  }

  private func table(
    _ entries: [RecordedEntry], _ laptop: Laptop, _ console: Console
  ) throws -> TextTable {
    let bounds = try laptop.timeBounds(of: entries)
    var columns: [TextTable.Column] = [
      .init(console.text("序号", "no"), .trailing),
      .init(console.text("时间", "time"), isWhole: true),
      .init(console.text("行为", "act"), limit: 20), .init(console.text("人员", "who"), limit: 13),
    ]
    if visit == nil { columns.append(.init(console.text("任务", "visit"), isWhole: true)) }
    columns.append(.init(console.text("内容", "what")))
    // The time is the laptop's claim; where that cannot be, what can be proved stands beside it.
    func doubt(_ recorded: RecordedEntry) -> [String] {
      TimeWords(recorded, bounds).map { ["(\(console.text($0.proven)))"] } ?? []
    }
    let rows = entries.map { recorded in
      let entry = recorded.entry
      let place = recorded.isFromOffice ? console.text("办公室 ", "office ") : ""
      let head = [
        place + String(entry.sequence), entry.moment.at.local(),
        console.text(EntryWords.label(entry.type.word)), Self.who(entry),
      ]
      return head + (visit == nil ? [Self.ending(entry.visit ?? "", console)] : [])
        + [([EntryText.of(entry, in: laptop, console)] + doubt(recorded)).joined(separator: "  ")]
    }
    return TextTable(columns: columns, rows: rows)
  }

  /// On a terminal the ending that names a visit as well: year and number.
  private static func ending(_ visit: String, _ console: Console) -> String {
    guard console.width != nil else { return visit }
    return visit.split(separator: "-").suffix(2).joined(separator: "-")
  }

  /// The first two, or the first and how many more.
  private static func who(_ entry: Entry) -> String {
    guard entry.by.count > 2, let first = entry.by.first else {
      return entry.by.joined(separator: " ")
    }
    return "\(first) +\(entry.by.count - 1)"
  }

  private static func json(_ recorded: RecordedEntry) throws -> JSONValue {
    var members = try CanonicalJSON.readObject(recorded.entry.line)
    members["origin"] = .string(recorded.origin.name)
    members["leaf"] = .string(recorded.leaf.hex)
    return .object(members)
  }
}
