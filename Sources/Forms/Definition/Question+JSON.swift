import Canonical

extension Question {
  /// The question as it stands in a compiled form; defaults are written out.
  var json: JSONValue {
    .members(identity + answer + rules + law)
  }

  private var identity: [(String, JSONValue?)] {
    [
      ("name", .string(name)), ("title", .label(title)), ("label", .label(label)),
      ("hint", hint.map(JSONValue.string)), ("level", .string(level.rawValue)),
      ("weight", weight.map { .string($0.description) }), ("veto", isVeto ? true : nil),
      ("provenance", .string(provenance.rawValue)),
      ("filled_by", filledBy.map { .string($0.rawValue) }),
    ]
  }

  private var answer: [(String, JSONValue?)] {
    [
      ("type", .string(kind.word)),
      (
        "choices",
        .list(choices.map { ["name": .string($0.name), "label": .label($0.label)] })
      ),
      ("unit", unit.map(JSONValue.string)), ("range", range?.json),
      ("max_chars", kind == .text || kind == .signature ? .integer(maximumLength) : nil),
      ("role", role.map(JSONValue.string)),
    ]
  }

  private var rules: [(String, JSONValue?)] {
    [
      ("required", requirement.json), ("relevant", relevant?.json),
      ("constraint", constraint?.json),
      ("constraint_message", constraintMessage.map { .label($0) }),
      ("calculation", calculation?.json), ("fail", fail?.json), ("evidence", evidence.json),
    ]
  }

  private var law: [(String, JSONValue?)] {
    [
      ("basis", .list(basis.map(\.json))), ("liability", .list(liability.map(\.json))),
      ("on_fail", onFail?.json),
    ]
  }
}

extension Question.Requirement {
  fileprivate var json: JSONValue {
    switch self {
    case .always: true
    case .never: false
    case .when(let expression): expression.json
    }
  }
}

extension Expression {
  var json: JSONValue { .string(source) }
}
