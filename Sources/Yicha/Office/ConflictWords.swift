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
  private let trust: Trust

  init(_ reading: Reading, trust: Trust) {
    self.reading = reading
    self.trust = trust
  }

  /// The question that a row is about, in the form of its visit; nil for the visit's state.
  func question(_ row: JSONValue) throws -> Question? {
    guard let visit = row["visit"]?.string, let form = row["form"]?.string,
      let name = row["question"]?.string
    else { return nil }
    return try reading.visitFile(visit)?.forms.form(form)?.question(name)
  }

  /// What a row is about, in few words.
  func title(_ row: JSONValue, _ question: Question?) -> Label {
    guard let question else { return Label(zh: "任务状态", en: "the visit's state") }
    let instance = row["instance"]?.string.map { "#\($0)" } ?? ""
    return Label(
      zh: "\(question.name)\(instance) \(question.title.zh)",
      en: "\(question.name)\(instance) \(question.title.en)")
  }

  /// A value as people read it: the label of a code, or the value itself.
  func value(_ value: JSONValue, _ question: Question?) -> Label {
    switch value {
    case .null: return Label(zh: "（空）", en: "(nothing)")
    case .string(let text):
      return question?.label(ofCode: text) ?? Label(zh: text, en: text)
    case .array(let elements):
      let labels = elements.map { self.value($0, question) }
      return Label(
        zh: labels.map(\.zh).joined(separator: "、"), en: labels.map(\.en).joined(separator: ", "))
    default:
      let text = JSONDocument.text(value)
      return Label(zh: text, en: text)
    }
  }

  /// Who said it, when, on which device.
  func author(_ entry: JSONValue) throws -> Label {
    let people = try (entry["by"]?.strings ?? []).map(person).joined(separator: " ")
    let at = entry["at"]?.string.flatMap { Timestamp(iso: $0) }?.local() ?? ""
    let origin = entry["origin"]?.string.flatMap(Origin.init)
    let holder = origin?.holder ?? ""
    let place = trust.key(kid16: holder)?.name ?? holder
    return Label(
      zh: "\(people)，\(at)，\(place == "office" ? "办公室" : place)",
      en: "\(people), \(at), \(place)")
  }

  private func person(_ id: String) throws -> String {
    guard let value = try reading.inspector(id), let name = value["name"]?.string else { return id }
    return "\(id) \(name)"
  }
}

extension ConflictKind {
  /// The kind for people.
  var label: Label {
    switch self {
    case .answers: Label(zh: "同一问题答案不同", en: "different answers to one question")
    case .subject: Label(zh: "对象信息不同", en: "different data of the subject")
    case .state: Label(zh: "任务状态不同", en: "different states of the visit")
    case .voidedAndAnswered:
      Label(zh: "一端作废或收回，另一端作答", en: "ended by one while answered by another")
    case .reassignedAndAnswered:
      Label(zh: "改派时另一端作答", en: "answered while given to another team")
    case .answeredAfterEnd: Label(zh: "结束后作答", en: "answered after the end")
    case .answeredIrrelevant:
      Label(zh: "所答问题因其他答案已不适用", en: "answered where other answers make it irrelevant")
    case .constraintBroken: Label(zh: "合并后不符合约束", en: "breaks its constraint once merged")
    case .requiredMissing: Label(zh: "合并后必答题未答", en: "a required question is open once merged")
    }
  }
}
