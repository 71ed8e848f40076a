import Canonical
import Field
import Inspection
import Journal
import Sealing
import Storage

/// What `field status` says of a laptop.
struct LaptopStatus {
  private let folder: String
  private let device: String
  private let checkpoint: Checkpoint
  private let receipt: Int?
  private let states: [(state: String, count: Int)]
  private let opened: BundleRow?
  private let packed: BundleRow?

  /// Reads it from the laptop's store.
  init(_ laptop: Laptop, _ reading: Reading) throws {
    folder = laptop.store.folder
    device = laptop.party.description
    checkpoint = try reading.log(of: laptop.origin).checkpoint
    let confirmed = try laptop.confirmedSize(of: laptop.origin, reading)
    receipt = confirmed > 0 ? confirmed : nil
    let words = try reading.visitRows().map { $0.row["state"]?.string ?? "" }
    states = Dictionary(grouping: words) { $0 }.map { ($0, $1.count) }.sorted { $0.0 < $1.0 }
    opened = try reading.newestBundle(.incoming, of: BundleKind.task.rawValue)
    packed = try reading.newestBundle(.outgoing, of: BundleKind.result.rawValue)
  }

  /// For programs.
  var json: JSONValue {
    [
      "store": .string(folder), "device": .string(device),
      "origin": .string(checkpoint.origin.name), "entries": .integer(checkpoint.size),
      "head_code": .string(checkpoint.headCode),
      "receipt": receipt.map(JSONValue.integer) ?? .null,
      "not_received": .integer(checkpoint.size - (receipt ?? 0)),
      "visits": .array(
        states.map { ["state": .string($0.state), "count": .integer($0.count)] }),
      "opened": opened.map(Self.json) ?? .null, "packed": packed.map(Self.json) ?? .null,
    ]
  }

  /// For people.
  func lines(_ console: Console) -> [String] {
    let visits = states.map { state in
      "\(console.text(VisitStateWords.label(state.state))) \(state.count)"
    }
    let none = console.text("无", "none")
    let received = receipt.map { "0…\($0 - 1)" } ?? none
    return [
      console.text("库：\(folder)", "store: \(folder)"),
      console.text("本机：\(device)", "device: \(device)"),
      console.text(
        "记录：\(checkpoint.size) 条，校验码 \(checkpoint.headCode)",
        "journal: \(checkpoint.size) entries, head code \(checkpoint.headCode)"),
      console.text(
        "办公室已收到：\(received)；尚无回执 \(checkpoint.size - (receipt ?? 0)) 条",
        "with the office: \(received); \(checkpoint.size - (receipt ?? 0)) without a receipt"),
      console.text(
        "检查任务：\(visits.isEmpty ? none : visits.joined(separator: "，"))",
        "visits: \(visits.isEmpty ? none : visits.joined(separator: ", "))"),
      console.text("最近打开：", "last opened: ") + (opened.map(Self.text) ?? none),
      console.text("最近打包：", "last packed: ") + (packed.map(Self.text) ?? none),
    ]
  }

  private static func json(_ row: BundleRow) -> JSONValue {
    ["id": .string(row.name), "created": .string(row.created)]
  }

  private static func text(_ row: BundleRow) -> String {
    let created = Timestamp(iso: row.created)?.local() ?? row.created
    return "\(row.name) (\(created))"
  }
}
