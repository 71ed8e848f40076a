import Canonical
import Foundation
import Support
import Testing

@Suite("What a task bundle holds of other people")
struct TaskBundleTests {
  /// The department whose officers carry a laptop, as the demo enrols them.
  private static let carriers = [
    "market-1": "market", "market-2": "market", "fire-1": "fire", "housing-1": "housing",
  ]

  @Test(
    "Only the subjects that its own officers were drawn to visit", .needs(.bash, .unzip, .zcat))
  func ownSubjects() throws {
    let draws = try Draws()
    let bundles = try Self.bundles()
    #expect(bundles.count == 8)
    for bundle in bundles {
      let department = try #require(Self.carriers[bundle.laptop])
      let own = draws.subjects(visitedBy: department)
      #expect(!own.isEmpty)
      #expect(bundle.subjects == own, "\(bundle.path)")
      #expect(bundle.words.intersection(draws.subjects) == own, "\(bundle.path)")
    }
  }

  @Test(
    "No risk class, sandbox mark or inspector's interests in any file",
    .needs(.bash, .unzip, .zcat))
  func noMarks() throws {
    for bundle in try Self.bundles() {
      let names = bundle.values.reduce(into: Set<String>()) { Self.collect($1, into: &$0) }
      #expect(names.isSuperset(of: ["subject", "label"]), "visits and forms were read")
      for secret in ["risk", "risk_class", "stratum", "sandbox", "interests", "recused"] {
        #expect(!names.contains(secret), "\(bundle.path): \(secret)")
      }
      #expect(!bundle.text.contains("信用风险"), "\(bundle.path)")
    }
  }

  @Test("No resident identity number in any file", .needs(.bash, .unzip, .zcat))
  func noIdentity() throws {
    for bundle in try Self.bundles() {
      let numbers = bundle.words.subtracting(bundle.subjects).filter { word in
        word.count == 18 && word.dropLast().allSatisfy(\.isNumber)
      }
      #expect(numbers.isEmpty, "\(bundle.path): \(numbers)")
    }
  }

  private static func bundles() throws -> [TaskBundleText] {
    try KeptDemo.files("tasks", ending: ".zip.age").compactMap { try PlainBundles.copy(of: $0) }
      .map { try TaskBundleText($0) }
  }

  private static func collect(_ value: JSONValue, into names: inout Set<String>) {
    for (name, inner) in value.object ?? [:] {
      names.insert(name)
      collect(inner, into: &names)
    }
    for inner in value.array ?? [] { collect(inner, into: &names) }
  }
}

/// All that stands in a task bundle, unpacked by stock tools.
private struct TaskBundleText {
  let path: String
  /// Every file, one after another.
  let text: String
  /// Every line that is an object.
  let values: [JSONValue]
  /// Runs of ASCII letters and digits.
  let words: Set<String>

  init(_ path: String) throws {
    self.path = path
    let run = try ProgramRun([
      "bash", "-ec",
      """
      unzip -Z1 "$1" | while read -r name; do
        case $name in *.gz) unzip -p "$1" "$name" | zcat;; *) unzip -p "$1" "$name";; esac
        echo
      done
      """, "bash", path,
    ])
    try #require(run.code == 0, "\(run.errors)")
    text = run.output
    values = try text.split(separator: "\n").filter { $0.hasPrefix("{") }
      .map { try CanonicalJSON.read(Array($0.utf8)) }
    words = Set(
      text.utf8.split { !(0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0) }
        .map { String(decoding: $0, as: UTF8.self) })
  }

  /// The codes of the visits' subjects.
  var subjects: Set<String> {
    Set(values.compactMap { $0["visit"]?["subject"]?["id"]?.string })
  }

  /// What the laptop is called, by the key whose digits the file's name has.
  var laptop: String {
    let names = values.filter { value in
      value["role"]?.string == "device" && path.contains(value["kid"]?.string?.prefix(16) ?? "?")
    }
    return names.first?["name"]?.string ?? ""
  }
}

/// The draws, as auditors have them: who visits whom, and every subject that there is.
private struct Draws {
  private(set) var subjects: Set<String> = []
  private var departments: [String: String] = [:]
  private var teams: [(subject: String, members: [String])] = []

  init() throws {
    for path in try KeptDemo.files("draws", ending: "result.json") {
      let folder = (path as NSString).deletingLastPathComponent
      let data = try Data(contentsOf: URL(filePath: path))
      let result = try #require(
        try JSONSerialization.jsonObject(with: data) as? [String: Any])
      let made = try #require(result["teams"] as? [String: [String]])
      teams += made.map { ($0.key, $0.value) }
      for row in try Self.lines("\(folder)/register.jsonl") {
        if let id = row["id"]?.string { subjects.insert(id) }
      }
      for row in try Self.lines("\(folder)/inspectors.jsonl") {
        if let id = row["id"]?.string { departments[id] = row["department"]?.string }
      }
    }
  }

  func subjects(visitedBy department: String) -> Set<String> {
    Set(
      teams.filter { $0.members.contains { departments[$0] == department } }.map(\.subject))
  }

  private static func lines(_ path: String) throws -> [JSONValue] {
    try Data(contentsOf: URL(filePath: path)).split(separator: 0x0A)
      .map { try CanonicalJSON.read(Array($0)) }
  }
}
