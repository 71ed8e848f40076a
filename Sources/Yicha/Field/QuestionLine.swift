import Canonical
import Field
import Forms
import Inspection
import Journal
import Merge
import Storage

/// One question of a visit as `show` lists it.
struct QuestionLine {
  /// Its number; nil where an act or a calculation answers it.
  let number: Int?
  /// The question with its answer.
  let state: QuestionState
  /// How many pieces of evidence count for it.
  let evidence: Int
  /// Whether more evidence is needed.
  let lacksEvidence: Bool
  /// Whether its answers are in dispute.
  let isDisputed: Bool

  /// Every question of a visit, in the order of its forms.
  static func all(_ file: VisitFile) -> [QuestionLine] {
    let numbers = Dictionary(
      FindQuestion.numbered(file).map { ($0.state.key, $0.number) },
      uniquingKeysWith: { first, _ in first })
    let disputed = Set(file.view.conflicts.compactMap(\.register))
    return file.evaluation.states.map { state in
      let key = state.key
      let register = Register.answer(
        form: key.form, question: key.question, instance: key.instance)
      return QuestionLine(
        number: numbers[key], state: state, evidence: file.evidenceCount(state),
        lacksEvidence: file.lacksEvidence(state), isDisputed: disputed.contains(register))
    }
  }

  /// Whether it is asked, or was answered although it is not.
  var isShown: Bool { state.isRelevant || state.isAnsweredInVain }

  /// Whether something is to be done: answer, correct, decide or attach.
  var isUnfinished: Bool {
    state.isOpen || state.violation != nil || lacksEvidence || isDisputed
      || state.isAnsweredInVain
  }

  /// What stands at the end of the line.
  var marks: Label {
    var marks: [Label] = []
    if isDisputed { marks.append(Label(zh: "冲突", en: "conflict")) }
    if state.isFinding { marks.append(Label(zh: "!问题", en: "!finding")) }
    if state.isOpen { marks.append(Label(zh: "未填", en: "open")) }
    if state.violation != nil { marks.append(Label(zh: "!不合要求", en: "!not accepted")) }
    if state.isAnsweredInVain { marks.append(Label(zh: "!不适用", en: "!not asked")) }
    if evidence > 0 || lacksEvidence {
      let count = "\(evidence)" + (state.evidence.map { "/\($0.minimum)" } ?? "")
      marks.append(Label(zh: "证据 \(count)", en: "evidence \(count)"))
    }
    return Label(
      zh: marks.map(\.zh).joined(separator: " "), en: marks.map(\.en).joined(separator: " "))
  }

  /// The line for programs.
  var json: JSONValue {
    let key = state.key
    let question = state.question
    return [
      "number": number.map(JSONValue.integer) ?? .null, "form": .string(key.form),
      "section": .string(state.section), "department": .string(state.department),
      "question": .string(key.question), "instance": .string(key.instance),
      "title": question.title.json, "type": .string(question.kind.word),
      "required": .bool(state.isRequired), "relevant": .bool(state.isRelevant),
      "value": state.value ?? .null, "finding": .bool(state.isFinding),
      "violated": .bool(state.violation != nil), "open": .bool(state.isOpen),
      "filled_by": question.filledBy.map { .string($0.rawValue) } ?? .null,
      "evidence": state.evidence.map { need in
        [
          "have": .integer(evidence), "need": .integer(need.minimum),
          "kinds": .strings(need.kinds.map(\.rawValue)),
        ] as JSONValue
      } ?? .null,
    ]
  }
}
