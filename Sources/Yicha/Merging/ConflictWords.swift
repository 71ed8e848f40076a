import Canonical
import Forms
import Inspection
import Journal
import Merge
import Sealing
import Storage

/// The words for what the rows of conflicts refer to.
struct ConflictWords {
  private let reading: Reading
  private let people: People

  init(_ reading: Reading, trust: Trust) throws {
    self.reading = reading
    people = try People(reading, trust: trust)
  }

  /// The question that a row is about, in the form of its visit; nil for the visit's state.
  func question(_ row: JSONValue) throws -> Question? {
    guard let visit = row["visit"]?.string, let form = row["form"]?.string,
      let name = row["question"]?.string
    else { return nil }
    return try reading.visitFile(visit)?.question(name, of: form)
  }

  /// When the contradiction can be there at the earliest: its newest entry, which its writer's
  /// clock may date before the visit was given out.
  func since(_ row: JSONValue) throws -> Timestamp? {
    let newest = (row["heads"]?.array ?? []).compactMap { $0["at"]?.string }
      .compactMap { Timestamp(iso: $0) }.max()
    let file = try row["visit"]?.string.flatMap { try reading.visitFile($0) }
    let given = file?.view.entries.first { $0.entry.type == .visitIssued }?.entry.moment.at
    return [newest, given].compactMap { $0 }.max()
  }

  /// What a row is about, in few words.
  func title(_ row: JSONValue, _ question: Question?) -> Label {
    if let field = row["field"]?.string {
      return Label(zh: "对象信息 \(field)", en: "subject: \(field)")
    }
    guard let question else { return Label(zh: "任务状态", en: "the visit's state") }
    let instance = row["instance"]?.string.map { "#\($0)" } ?? ""
    return Label(
      zh: "\(question.name)\(instance) \(question.title.zh)",
      en: "\(question.name)\(instance) \(question.title.en)")
  }

  /// What an entry of a conflict says, with the reason where it has one.
  func said(_ entry: JSONValue, _ question: Question?) -> Label {
    let isAnswer = question != nil || entry["value"] != nil
    let word = entry["type"]?.string ?? ""
    let value = isAnswer ? Self.value(entry["value"], question) : EntryWords.label(word)
    guard let reason = entry["reason"]?.string else { return value }
    return Label(zh: "\(value.zh)，理由：\(reason)", en: "\(value.en), because: \(reason)")
  }

  /// A value as people read it: the label of a code or a state, or the value itself.
  static func value(_ value: JSONValue?, _ question: Question?) -> Label {
    switch value {
    case nil, .null: return Label(zh: "（空）", en: "(nothing)")
    case .string(let text):
      return question.map { $0.label(ofCode: text) ?? Label(zh: text, en: text) }
        ?? EntryWords.label(text)
    case .array(let elements):
      let labels = elements.map { Self.value($0, question) }
      return Label(
        zh: labels.map(\.zh).joined(separator: "、"), en: labels.map(\.en).joined(separator: ", "))
    case .object(let members): return state(members)
    case .integer(let number): return Label(zh: String(number), en: String(number))
    case .bool(let flag): return flag ? Label(zh: "是", en: "yes") : Label(zh: "否", en: "no")
    }
  }

  /// A state that names its team.
  private static func state(_ members: [String: JSONValue]) -> Label {
    let state = EntryWords.label(members["type"]?.string ?? "")
    let team =
      (members["team"]?.strings ?? members["team"]?["members"]?.array?.compactMap {
        $0["id"]?.string
      } ?? []).joined(separator: " ")
    return Label(zh: "\(state.zh)（\(team)）", en: "\(state.en) (\(team))")
  }

  /// Who said it, when, on which device.
  func author(_ entry: JSONValue) -> Label {
    let people = (entry["by"]?.strings ?? []).map(self.people.name).joined(separator: " ")
    let at = entry["at"]?.string.flatMap { Timestamp(iso: $0) }?.local() ?? ""
    let origin = entry["origin"]?.string.flatMap(Origin.init)
    let place = origin.map(self.people.device) ?? ""
    return Label(
      zh: "\(people)，\(at)，\(place == "office" ? "办公室" : place)",
      en: "\(people), \(at), \(place)")
  }

  /// Whose reviewer decides: the department of that id by its name.
  func owner(_ row: JSONValue) throws -> Label {
    let id = row["owner"]?.string ?? ""
    return try reading.departments()?[id]?.name ?? Label(zh: id, en: id)
  }
}
