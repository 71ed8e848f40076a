import Canonical
import Inspection
import Testing

@testable import Forms

@Suite("Evaluating a visit")
struct FormEvaluationTests {
  static func evaluate(
    _ forms: [CompiledForm], _ answers: [(String, JSONValue)],
    filled: [(String, JSONValue)] = []
  ) -> FormEvaluation {
    let visit = VisitForms(forms)
    func keyed(_ pairs: [(String, JSONValue)]) -> [AnswerKey: JSONValue] {
      var keys: [AnswerKey: JSONValue] = [:]
      for (name, value) in pairs {
        let parts = name.split(separator: "#")
        let question = String(parts[0])
        let form = visit.forms.first { $0.question(question) != nil }?.id ?? "absent"
        let instance = parts.count > 1 ? String(parts[1]) : ""
        keys[AnswerKey(form: form, question: question, instance: instance)] = value
      }
      return keys
    }
    return FormEvaluation(
      visit, answers: keyed(answers), filled: keyed(filled), today: Small.today)
  }

  static func names(_ states: [QuestionState]) -> [String] {
    states.map { $0.key.question + ($0.key.instance.isEmpty ? "" : "#\($0.key.instance)") }
  }

  static let chain = [
    "name: A, type: yes_no_na", "name: B, type: yes_no_na, relevant: \"${A} = 'yes'\"",
    "name: C, type: yes_no_na, relevant: \"${B} = 'yes'\", fail: \". = 'no'\"",
  ]

  @Test("Unanswered questions are open while they are relevant")
  func open() throws {
    let forms = [try Small.form(Self.chain)]
    #expect(Self.names(Self.evaluate(forms, []).open) == ["A"])
    #expect(Self.names(Self.evaluate(forms, [("A", "yes")]).open) == ["B"])
    #expect(Self.names(Self.evaluate(forms, [("A", "yes"), ("B", "yes")]).open) == ["C"])
    #expect(Self.names(Self.evaluate(forms, [("A", "no")]).open) == [])
    #expect(Self.names(Self.evaluate(forms, [("A", .null)]).open) == ["A"])
  }

  @Test("An irrelevant answer counts for nothing and hides what hangs on it")
  func irrelevant() throws {
    let forms = [try Small.form(Self.chain)]
    let all: [(String, JSONValue)] = [("A", "yes"), ("B", "yes"), ("C", "no")]
    #expect(Self.names(Self.evaluate(forms, all).findings) == ["C"])
    let closed = Self.evaluate(forms, [("A", "no"), ("B", "yes"), ("C", "no")])
    #expect(Self.names(closed.findings) == [])
    #expect(Self.names(closed.answeredInVain) == ["B", "C"])
    #expect(closed[AnswerKey(form: "small", question: "C")]?.value == "no")
  }

  @Test("Not applicable is an answer but never a finding, and needs no evidence")
  func notApplicable() throws {
    let forms = [
      try Small.form([
        "name: Q, type: yes_no_na, fail: \". != 'yes'\", evidence: {when: always, kinds: [photo], min: 2}"
      ])
    ]
    func state(_ value: JSONValue?) throws -> QuestionState {
      try #require(Self.evaluate(forms, value.map { [("Q", $0)] } ?? []).states.first)
    }
    #expect(try state("na").isFinding == false)
    #expect(try state("na").evidence == nil)
    #expect(try state("na").isOpen == false)
    #expect(try state("no").isFinding)
    #expect(try state(nil).isFinding == false)
    #expect(try state(nil).evidence?.minimum == 2)
    #expect(try state("yes").evidence?.kinds == [.photo])
  }

  @Test("Evidence on failure is needed exactly when the answer is a finding")
  func evidence() throws {
    let forms = [
      try Small.form([
        "name: Q, type: decimal, fail: \". < 2\", evidence: {when: on_fail, kinds: [photo, text]}",
        "name: N, type: yes_no_na, fail: \". = 'no'\"",
      ])
    ]
    for (value, isFinding) in [("1.9", true), ("2", false)] {
      let state = Self.evaluate(forms, [("Q", .string(value)), ("N", "no")]).states
      #expect(state[0].isFinding == isFinding)
      #expect((state[0].evidence != nil) == isFinding)
      #expect(state[1].evidence == nil)
    }
  }

  @Test("Constraints and values that cannot be are violations")
  func violations() throws {
    let forms = [
      try Small.form([
        "name: A, type: decimal, range: {min: 0, max: 9}",
        "name: B, type: decimal, constraint: \". <= ${A}\"",
      ])
    ]
    func found(_ a: JSONValue, _ b: JSONValue) -> [QuestionState.Violation] {
      Self.evaluate(forms, [("A", a), ("B", b)]).violations.compactMap(\.violation)
    }
    #expect(found("5", "5") == [])
    #expect(found("5", "6") == [.constraint])
    let range = NumberRange(minimum: .zero, maximum: ExactDecimal(9), step: nil)
    #expect(found("10", "6") == [.value(.range(question: "A", range: range, unit: nil))])
    #expect(found("5", ["x"]) == [.value(.number(question: "B", unit: nil))])
  }

  @Test("Any value for any question gives a state")
  func total() throws {
    let form = try Small.form(CompiledFormTests.questions)
    let values: [JSONValue] = [.null, true, 1, "", "x", ["x"], [1], ["a": 1], "\u{0}", "1e9"]
    for question in form.questions {
      for value in values {
        let result = Self.evaluate(
          [form], [(question.name, value)], filled: [(question.name, value)])
        #expect(result.states.count == 5)
      }
    }
    let foreign = AnswerKey(form: "other", question: "Z", instance: "7")
    let result = FormEvaluation(VisitForms([form]), answers: [foreign: "x"], today: Small.today)
    #expect(result.states.count == 5)
    #expect(result[foreign] == nil)
  }

  @Test("What an act fills is not asked, but counts")
  func filled() throws {
    let forms = [
      try Small.form([
        "name: A, type: decimal, filled_by: visit.arrived, fail: \". < 2\"",
        "name: B, type: text, relevant: \"${A} >= 2\"",
      ])
    ]
    let none = Self.evaluate(forms, [("A", "1")])
    #expect(Self.names(none.open) == [])
    #expect(none.findings.isEmpty)
    let alone = Self.evaluate(forms, [], filled: [("A", "1")])
    #expect(Self.names(alone.findings) == ["A"])
    #expect(Self.names(Self.evaluate(forms, [], filled: [("A", "2")]).open) == ["B"])
  }

  @Test("Calculations are computed and seen by what follows")
  func calculations() throws {
    let forms = [
      try Small.form([
        "name: A, type: decimal",
        "name: B, type: calculate, calculation: \"${A} * 2\", fail: \". > 5\"",
        "name: C, type: text, relevant: \"${B} > 5\"",
      ])
    ]
    #expect(Self.names(Self.evaluate(forms, [("A", "2.5")]).open) == [])
    let large = Self.evaluate(forms, [("A", "2.6")])
    #expect(Self.names(large.open) == ["C"])
    #expect(Self.names(large.findings) == ["B"])
  }

  // MARK: Repeats

  static func repeating() throws -> [CompiledForm] {
    let head = Small.section(["name: ALL, type: yes_no_na"])
    let devices = Small.section(
      [
        "name: KIND, type: select_one, choices: [{name: lift, label: {zh: 梯, en: lift}}, {name: boiler, label: {zh: 炉, en: boiler}}]",
        "name: LIFT, type: yes_no_na, relevant: \"${KIND} = 'lift' and ${ALL} = 'yes'\", fail: \". = 'no'\"",
      ], extra: "  repeat: {per: device, min: 2, max: 3}"
    ).replacing("id: S", with: "id: DEV")
    let tail = Small.section([
      "name: SUM, type: yes_no_na, relevant: \"count(${KIND}) >= 2\""
    ]).replacing("id: S", with: "id: END")
    return try Small.forms([Small.text([head, devices, tail].joined(separator: "\n"))])
  }

  @Test("Each instance is evaluated for itself; outside names are shared")
  func instances() throws {
    let forms = try Self.repeating()
    let empty = Self.evaluate(forms, [])
    #expect(Self.names(empty.open) == ["ALL", "KIND#1", "KIND#2"])
    let answered = Self.evaluate(
      forms, [("ALL", "yes"), ("KIND#1", "lift"), ("KIND#2", "boiler"), ("LIFT#1", "no")])
    #expect(Self.names(answered.open) == ["SUM"])
    #expect(Self.names(answered.findings) == ["LIFT#1"])
    let vain = Self.evaluate(forms, [("ALL", "yes"), ("KIND#2", "boiler"), ("LIFT#2", "no")])
    #expect(Self.names(vain.answeredInVain) == ["LIFT#2"])
  }

  @Test(
    "Instances stand in the order of their numbers, whatever their names, and too many are told")
  func order() throws {
    let forms = try Self.repeating()
    let result = Self.evaluate(
      forms, [("KIND#10", "lift"), ("KIND#9", "lift"), ("KIND#b", "lift"), ("KIND#a", "lift")])
    let instances = result.states.filter { $0.key.question == "KIND" }.map(\.key.instance)
    #expect(instances == ["9", "10", "a", "b"])
    #expect(result.excesses == [.init(form: "small", section: "DEV", count: 4)])
    let one = Self.evaluate(forms, [("KIND#2", "lift")])
    #expect(one.states.filter { $0.key.question == "KIND" }.map(\.key.instance) == ["1", "2"])
    #expect(one.excesses.isEmpty)
  }

  @Test("A thousand questions in two hundred instances are evaluated in one pass")
  func large() throws {
    let questions = (0..<1000).map { index in
      index == 0
        ? "name: Q0, type: decimal"
        : "name: Q\(index), type: decimal, relevant: \"${Q\(index - 1)} < \(index)\", fail: \". < 0\""
    }
    let section = Small.section(questions, extra: "  repeat: {per: x, min: 20, max: 200}")
    let form = try Small.forms([Small.text(section)])[0]
    let result = Self.evaluate([form], [("Q0#1", "0"), ("Q1#1", "-1")])
    #expect(result.states.count == 20_000)
    #expect(Self.names(result.findings) == ["Q1#1"])
  }

  // MARK: The shipped forms

  static let found: [(String, JSONValue)] = [
    ("COM-10", "found"), ("COM-12", "yes"), ("COM-13", "yes"),
  ]

  static func isOpen(_ form: String, _ answers: [(String, JSONValue)]) throws -> Bool {
    let forms = [try Shipped.form(form), try Shipped.form("00_common")]
    return Self.evaluate(forms, answers).open.contains { $0.key.form == form }
  }

  @Test(
    "While the check can go on, the other forms are open",
    arguments: [
      [], [("COM-10", "found")], [("COM-10", "found"), ("COM-12", "yes"), ("COM-13", "minor")],
      [("COM-10", "found"), ("COM-12", "na")], [("COM-13", "refuse_papers")],
      [("COM-11", "liquidating")],
    ] as [[(String, JSONValue)]])
  func goesOn(answers: [(String, JSONValue)]) throws {
    for form in Shipped.names where ["catering", "price", "special_equipment"].contains(form) {
      #expect(try Self.isOpen(form, answers))
    }
  }

  @Test(
    "A check that cannot go on closes all other forms (COM-12 no: result F)",
    arguments: [
      [("COM-10", "none")], [("COM-10", "moved")], [("COM-10", "closed_today")],
      [("COM-10", "found"), ("COM-12", "no")], [("COM-10", "found"), ("COM-13", "refuse_entry")],
      [("COM-10", "found"), ("COM-12", "yes"), ("COM-13", "violence")],
    ] as [[(String, JSONValue)]])
  func ends(answers: [(String, JSONValue)]) throws {
    for form in try Shipped.check.get().forms where form.id != "00_common" {
      #expect(try !Self.isOpen(form.id, answers), "\(form.id)")
    }
    let common = try Shipped.form("00_common")
    #expect(!Self.evaluate([common], answers).open.isEmpty)
  }

  @Test("An answer given before the check ended is not lost: it stands as answered in vain")
  func kept() throws {
    let forms = [try Shipped.form("00_common"), try Shipped.form("catering")]
    let answers = Self.found + [("CT-01", "no")]
    #expect(Self.names(Self.evaluate(forms, answers).findings) == ["CT-01"])
    let ended = Self.evaluate(forms, answers + [("COM-12", "no")])
    #expect(Self.names(ended.answeredInVain) == ["CT-01"])
    #expect(Self.names(ended.findings) == ["COM-12"])
  }

  @Test("The common form asks six things; acts answer the rest")
  func common() throws {
    let form = try Shipped.form("00_common")
    #expect(
      Self.names(Self.evaluate([form], []).open) == [
        "COM-03", "COM-04", "COM-10", "COM-11", "COM-13", "COM-14",
      ])
    #expect(
      Self.names(Self.evaluate([form], [("COM-10", "found")]).open) == [
        "COM-03", "COM-04", "COM-11", "COM-12", "COM-13", "COM-14",
      ])
    let filled = form.questions.filter { $0.filledBy != nil }
    #expect(filled.count == 13)
    #expect(Set(filled.compactMap(\.filledBy)) == Set(FilledBy.allCases))
  }

  @Test("Refusal to sign needs a reason and a recording until the party has signed")
  func refusal() throws {
    let form = try Shipped.form("00_common")
    func reason(_ filled: [(String, JSONValue)]) throws -> QuestionState {
      let result = Self.evaluate([form], [], filled: filled)
      return try #require(result[AnswerKey(form: "00_common", question: "COM-92")])
    }
    #expect(try reason([]).evidence?.kinds == [.audioVideo])
    #expect(try reason([("COM-91", "张三")]).isRelevant == false)
    #expect(try reason([("COM-91", "张三")]).evidence == nil)
  }

  @Test(
    "A name means a question of another form of the visit, unanswered where that form is absent")
  func acrossForms() throws {
    let form = try Shipped.form("registration_publicity")
    let common = try Shipped.form("00_common")
    let key = AnswerKey(form: form.id, question: "RG-14")
    let dormant = Self.evaluate([form, common], [("COM-11", "dormant")])
    #expect(dormant[key]?.isRelevant == true)
    #expect(Self.evaluate([form, common], [("COM-11", "same")])[key]?.isRelevant == false)
    #expect(Self.evaluate([form], [])[key]?.isRelevant == false)
  }

  @Test("Special equipment repeats its device section, metering its instruments")
  func repeats() throws {
    let equipment = try Shipped.form("special_equipment")
    let common = try Shipped.form("00_common")
    let two = Self.evaluate(
      [common, equipment], Self.found + [("SE-20#1", "31103"), ("SE-20#2", "31104")])
    #expect(Self.names(two.open).filter { $0.hasSuffix("#2") }.count == 8)
    #expect(Self.names(two.open).contains("SE-30") == false)
    let lifts = Self.evaluate([common, equipment], Self.found + [("SE-S1", ["lift"])])
    #expect(Self.names(lifts.open).contains("SE-30"))
    let repeats = try Shipped.form("metering").sections.compactMap(\.repeats)
    #expect(repeats.map(\.per) == ["instrument"])
  }
}
