import Canonical
import Field
import Forms
import Inspection
import Journal
import Merge
import Office
import Sealing
import Storage

/// Open conflicts as people see them: what was asked, who said what, when and where.
struct ConflictList {
  /// One conflict.
  struct Item {
    /// Its place in the list, from 1.
    let number: Int
    /// The row of the projection, as `--json` prints it.
    let row: JSONValue
    /// What was asked, in few words.
    let title: Label
    /// The department whose reviewer decides.
    let owner: Label
    /// How long ago the last of its entries was written, in whole days.
    let days: Int
    /// Each value with its authors.
    let values: [Said]
    /// Whether a value can be taken by its number.
    let isNumbered: Bool
    /// What they go back to; nil when there is nothing.
    let base: Said?
  }

  /// A value and who said it.
  struct Said {
    let value: Label
    let authors: [Label]
  }

  /// The conflicts, in the order of the rows.
  let items: [Item]

  /// Reads what the rows refer to: questions, names of people and devices.
  ///
  /// - Parameters:
  ///   - rows: The conflicts.
  ///   - reading: The store that holds them.
  ///   - trust: The keys that count there.
  ///   - now: To which age is counted.
  /// - Throws: what the store throws.
  init(_ rows: [JSONValue], _ reading: Reading, trust: Trust, now: Timestamp) throws {
    let words = try ConflictWords(reading, trust: trust)
    items = try rows.enumerated().map { index, row in
      let question = try words.question(row)
      let heads = row["heads"]?.array ?? []
      let age = try words.since(row).map { now.milliseconds - $0.milliseconds } ?? 0
      // A conflict without values is one of sense: then what was said is what its heads say.
      let values = (row["values"]?.array ?? []).map { value in
        Said(
          value: ConflictWords.value(value["value"], question),
          authors: (value["authors"]?.array ?? []).map(words.author))
      }
      let said = heads.map { head in
        Said(value: words.said(head, question), authors: [words.author(head)])
      }
      return Item(
        number: index + 1, row: row, title: words.title(row, question),
        owner: try words.owner(row), days: max(0, age / 86_400_000),
        values: values.isEmpty ? said : values, isNumbered: !values.isEmpty,
        base: row["base"].map { base in
          Said(value: words.said(base, question), authors: [words.author(base)])
        })
    }
  }

  /// The conflicts for programs: the rows with number, title and age.
  var json: JSONValue {
    .array(
      items.map { item in
        var members = item.row.object ?? [:]
        members["number"] = .integer(item.number)
        members["title"] = item.title.value
        members["owner_name"] = item.owner.value
        members["days"] = .integer(item.days)
        return .object(members)
      })
  }

  /// Prints how many there are, each, and how they are decided.
  ///
  /// - Parameters:
  ///   - asJSON: Whether they are printed for programs.
  ///   - decide: The command that decides one, for whoever looks at them.
  func report(asJSON: Bool, decide: Label) {
    let console = Console.live
    guard !asJSON else { return console.print(json: json) }
    console.print("待裁决冲突 \(items.count) 个", "open conflicts: \(items.count)")
    tell()
    if !items.isEmpty { console.say(decide.zh, decide.en) }
  }

  /// Prints them.
  func tell() {
    let console = Console.live
    for item in items {
      let row = item.row
      let visit = row["visit"]?.string ?? ""
      let kind = ConflictKind(rawValue: row["kind"]?.string ?? "")?.label
      console.print()
      console.print("\(item.number)  \(visit)  \(console.text(item.title))")
      console.print(
        "   \(kind?.zh ?? "")；裁决人：\(item.owner.zh)的审核人；\(item.days) 天",
        "   \(kind?.en ?? ""); owner: the reviewer of \(item.owner.en); days open: \(item.days)")
      if let base = item.base {
        console.print("   原值 \(Self.words(base).zh)", "   before: \(Self.words(base).en)")
      }
      for (index, said) in item.values.enumerated() {
        let mark = item.isNumbered ? "\(index + 1))" : "·"
        console.print("   \(mark) \(console.text(Self.words(said)))")
      }
      if kind == ConflictKind.requiredMissing.label {
        console.print(
          "   没有可取的值：不填写 --clear", "   there is no value to take: leave it open with --clear")
      }
    }
  }

  /// A value with those who said it.
  static func words(_ said: Said) -> Label {
    Label(
      zh: "\(said.value.zh)（\(said.authors.map(\.zh).joined(separator: "；"))）",
      en: "\(said.value.en) (\(said.authors.map(\.en).joined(separator: "; ")))")
  }
}

extension ConflictList {
  /// The conflicts at an office.
  init(_ rows: [JSONValue], _ reading: Reading, _ desk: OfficeDesk) throws {
    try self.init(rows, reading, trust: desk.trust(reading), now: desk.surroundings.now())
  }

  /// The conflicts on a laptop.
  init(_ rows: [JSONValue], _ reading: Reading, _ laptop: Laptop) throws {
    try self.init(rows, reading, trust: laptop.trust(reading), now: laptop.surroundings.now())
  }
}
