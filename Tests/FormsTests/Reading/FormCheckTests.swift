import Canonical
import Foundation
import Inspection
import Testing

@testable import Forms

@Suite("Checking forms")
struct FormCheckTests {
  typealias Reason = FormProblem.Reason

  static let question = "name: Q, type: yes_no_na"
  private static let choices = "choices: [{name: a, label: {zh: 甲, en: A}}]"
  private static let photo = "evidence: {when: on_fail, kinds: [photo]}"

  @Test(
    "A rule that nothing can ever meet is named with its line",
    arguments: [
      ("fail: \". = 'na'\"", .neverFails), ("fail: \". < 5\"", .neverFails),
      ("fail: \". = 'no' and . = 'yes'\"", .neverFails), (photo, .evidenceWithoutFail),
      ("level: scope, fail: \". = 'no'\"", .failOnScope),
      ("fail: \". = 'no'\", \(photo)", nil), ("fail: \". != 'yes'\"", nil),
      ("fail: \"today() > . or . = 'no'\"", nil), ("fail: \"${P} = 'x' and . = 'na'\"", nil),
    ] as [(String, Reason?)])
  func senseless(rule: String, reason: Reason?) {
    let found = Self.problems(questions: ["name: P, type: text", "\(Self.question), \(rule)"])
    #expect(found.map(\.reason) == [reason].compactMap(\.self))
    #expect(found.allSatisfy { $0.line == 12 })
  }

  @Test("A choice that is never a finding, and one that is")
  func senselessChoice() {
    let question = "name: Q, type: select_one, \(Self.choices), fail: "
    #expect(Self.problems(questions: ["\(question)\". != 'a'\""]).map(\.reason) == [.neverFails])
    #expect(Self.problems(questions: ["\(question)\". = 'a'\""]) == [])
  }

  @Test("A form without sections, and a section without questions")
  func empty() {
    let form = Small.text("x").replacing("sections:\n  x", with: "sections: []")
    #expect(Self.problems(form).map(\.reason) == [.emptyList("sections")])
    let section = "- id: S\n  label: {zh: 节, en: Section}\n  questions: []"
    #expect(Self.problems(Small.text(section)).map(\.reason) == [.emptyList("questions")])
  }

  @Test("What was once compiled stays readable, though people may not write it any more")
  func compiledBefore() throws {
    let form = try Small.form(["\(Self.question), fail: \". = 'no'\""])
    let text = String(decoding: form.canonicalBytes, as: UTF8.self)
    let senseless = text.replacing(". = 'no'", with: ". = 'na'")
    #expect(senseless != text)
    _ = try CompiledForm(canonicalBytes: Array(senseless.utf8))
  }

  static func problems(
    _ text: String, outcomes: OutcomeDictionary? = nil, departments: Set<String>? = nil
  ) -> [FormProblem] {
    let files = [(name: "f.yaml", text: text)]
    return FormCheck(files: files, outcomes: outcomes, departments: departments).problems
  }

  /// The questions begin in line 11 of the text, after the extra line, if any.
  static func problems(questions: [String], extra: String = "") -> [FormProblem] {
    problems(Small.text(Small.section(questions, extra: extra)))
  }

  @Test(
    "A defect of a question is named with its line",
    arguments: [
      ("name: Q, type: yes_no_na, colour: red", .unknownKey("colour")),
      ("name: Q, type: geopoint", .notOneOf(key: "type", allowed: AnswerKind.all.map(\.word))),
      ("name: Q", .missingKey("type")), ("type: yes_no_na", .missingKey("name")),
      ("name: \"Q 1\", type: yes_no_na", .badName("Q 1")),
      ("name: P, type: text", .duplicateName("P")),
      (
        "name: Q, type: yes_no_na, level: high",
        .notOneOf(key: "level", allowed: ["key", "general", "scope"])
      ),
      ("name: Q, type: yes_no_na, title: {zh: 题}", .missingLanguage(.english, key: "title")),
      ("name: Q, type: yes_no_na, label: {en: q}", .missingLanguage(.chinese, key: "label")),
      ("name: Q, type: yes_no_na, label: 问", .expected(.mapping, key: "label")),
      ("name: Q, type: select_one", .emptyChoices),
      ("name: Q, type: select_one, choices: []", .emptyChoices),
      ("name: Q, type: select_one, choices: [{name: a}]", .missingKey("label")),
      (
        "name: Q, type: select_one, choices: [{name: a, label: {zh: 甲, en: A}}, {name: a, label: {zh: 乙, en: B}}]",
        .duplicateName("a")
      ),
      ("name: Q, type: text, choices: []", .notForType(key: "choices", type: "text")),
      ("name: Q, type: text, unit: g", .notForType(key: "unit", type: "text")),
      ("name: Q, type: date, range: {min: 1}", .notForType(key: "range", type: "date")),
      ("name: Q, type: date, max_chars: 5", .notForType(key: "max_chars", type: "date")),
      ("name: Q, type: decimal, range: {min: 5, max: 1}", .badRange),
      ("name: Q, type: decimal, range: {step: 0}", .badRange),
      ("name: Q, type: decimal, range: {min: low}", .expected(.number, key: "min")),
      ("name: Q, type: decimal, weight: much", .expected(.number, key: "weight")),
      ("name: Q, type: yes_no_na, veto: maybe", .expected(.flag, key: "veto")),
      (
        "name: Q, type: yes_no_na, fail: \". = \"",
        .expression(ExpressionError(reason: .unexpected(""), position: 5))
      ),
      ("name: Q, type: yes_no_na, relevant: \"${X} = 'yes'\"", .unknownReference("X")),
      ("name: Q, type: yes_no_na, relevant: \"${R} = 'yes'\"", .forwardReference("R")),
      ("name: Q, type: yes_no_na, relevant: \"${Q} = 'yes'\"", .forwardReference("Q")),
      ("name: Q, type: yes_no_na, fail: \"${Q} = 'yes'\"", .forwardReference("Q")),
      ("name: Q, type: yes_no_na, relevant: \". = 'yes'\"", .ownNotAllowed),
      ("name: Q, type: yes_no_na, fail: \". = 'maybe'\"", .unknownCode("maybe", question: "Q")),
      ("name: Q, type: yes_no_na, relevant: \"'x' = ${P}\"", .unknownCode("x", question: "P")),
      (
        "name: Q, type: yes_no_na, relevant: \"selected(${P}, 'x')\"",
        .unknownCode("x", question: "P")
      ),
      (
        "name: Q, type: yes_no_na, evidence: {when: often}",
        .notOneOf(key: "when", allowed: ["always", "on_fail", "never"])
      ),
      ("name: Q, type: yes_no_na, evidence: {when: always}", .missingKey("kinds")),
      (
        "name: Q, type: yes_no_na, evidence: {when: always, kinds: [smell]}",
        .notOneOf(key: "kinds", allowed: EvidenceKind.allCases.map(\.rawValue))
      ),
      ("name: Q, type: yes_no_na, basis: [{code: FSL}]", .missingKey("law")),
      ("name: Q, type: yes_no_na, basis: FSL", .expected(.list, key: "basis")),
      ("name: Q, type: yes_no_na, basis: [FSL]", .expected(.mapping, key: "basis")),
      (
        "name: Q, type: yes_no_na, on_fail: {action: sing, label: {zh: 唱, en: sing}}",
        .notOneOf(key: "action", allowed: FailureRule.Action.allCases.map(\.rawValue))
      ),
      (
        "name: Q, type: yes_no_na, on_fail: {action: note, label: {zh: 记}}",
        .missingLanguage(.english, key: "label")
      ),
      (
        "name: Q, type: yes_no_na, on_fail: {action: note, label: {zh: 记, en: n}, days: -1}",
        .expected(.wholeNumber, key: "days")
      ),
      (
        "name: Q, type: yes_no_na, filled_by: magic",
        .notOneOf(key: "filled_by", allowed: FilledBy.allCases.map(\.rawValue))
      ),
      ("name: Q, type: calculate", .missingKey("calculation")),
      ("name: Q, type: text, calculation: \"1\"", .unknownKey("calculation")),
      ("name: Q, type: text, required: \"${X}\"", .unknownReference("X")),
      (
        "name: Q, type: text, constraint: \"regex(., '(')\"",
        .expression(ExpressionError(reason: .badPattern, position: 1))
      ),
    ] as [(String, Reason)])
  func question(line: String, reason: Reason) {
    let found = Self.problems(questions: [
      "name: P, type: yes_no_na", line, "name: R, type: yes_no_na",
    ])
    #expect(found.map(\.reason) == [reason])
    #expect(found.first?.line == 12)
    #expect(found.first?.file == "f.yaml")
  }

  @Test(
    "A defect of a section is named with its line",
    arguments: [
      ("  repeat: {per: device, min: 5, max: 2}", .badRepeat),
      ("  repeat: {per: device, min: 0, max: 0}", .badRepeat),
      ("  repeat: {per: device, min: 1, max: 5000}", .badRepeat),
      ("  repeat: {per: device, min: 1}", .missingKey("max")),
      ("  repeat: {min: 1, max: 2}", .missingKey("per")),
      ("  relevant: \"${Q} = 'yes'\"", .forwardReference("Q")),
      ("  colour: red", .unknownKey("colour")),
      ("  department: []", .expected(.text, key: "department")),
    ] as [(String, Reason)])
  func section(line: String, reason: Reason) {
    let found = Self.problems(questions: [Self.question], extra: line)
    #expect(found.map(\.reason) == [reason])
    #expect(found.first?.line == 10)
  }

  @Test("All defects of a file are reported together, in the order of its lines")
  func together() {
    let found = Self.problems(questions: [
      "name: A, type: geopoint", "name: B, type: yes_no_na, fail: \"(\", relevant: \"${Z} = 1\"",
      "name: B, type: decimal, range: {min: 2, max: 1}, colour: red",
    ])
    #expect(found.map(\.line) == [11, 12, 12, 13, 13, 13])
    #expect(Set(found.map(\.reason)).contains(.unknownReference("Z")))
    #expect(Set(found.map(\.reason)).contains(.duplicateName("B")))
  }

  @Test("A problem reads file, line, column, reason, in both languages")
  func text() throws {
    let found = Self.problems(questions: ["name: Q, type: yes_no_na, colour: red"])
    let problem = try #require(found.first)
    #expect(problem.text(.english) == "f.yaml:11:36: there is no key colour here")
    #expect(problem.text(.chinese) == "f.yaml:11:36: 此处没有键 colour")
  }

  @Test("A form's own keys are checked")
  func head() {
    #expect(Self.problems("form: a").map(\.reason).count == 5)
    #expect(Self.problems("[1]").map(\.reason) == [.unknownDocument])
    #expect(Self.problems("a: 1").map(\.reason) == [.unknownDocument])
    #expect(Self.problems("form: a\nform: b").map(\.reason) == [.duplicateKey("form")])
  }

  @Test("Two sections of one name, and one question in two forms, are named")
  func duplicates() {
    let section = Small.section([Self.question])
    let twice = section + "\n" + Small.section(["name: R, type: text"])
    #expect(Self.problems(Small.text(twice)).map(\.reason) == [.duplicateName("S")])
    let files = [("a", Small.text(section, id: "a")), ("b", Small.text(section, id: "b"))]
    let found = FormCheck(files: files).problems
    #expect(found == [FormProblem(file: "b", line: 11, column: 16, reason: .duplicateName("Q"))])
    let same = [("a", Small.text(section, id: "a")), ("b", Small.text(section, id: "a"))]
    #expect(FormCheck(files: same).problems.map(\.reason).contains(.duplicateName("a")))
  }

  @Test("Includes must be there and may not go round")
  func includes() {
    func form(_ id: String, _ include: String) -> (String, String) {
      (
        id,
        Small.text(
          Small.section(["name: Q\(id), type: text"]), id: id, head: "include: [\(include)]")
      )
    }
    #expect(FormCheck(files: [form("a", "b")]).problems.map(\.reason) == [.includeNotFound("b")])
    let cycle = FormCheck(files: [form("a", "b"), form("b", "c"), form("c", "a")]).problems
    #expect(cycle.map(\.reason).contains(.includeCycle(["a", "b", "a"])))
    #expect(cycle.map(\.line) == [6, 6, 6])
    #expect(
      FormCheck(files: [form("a", "a")]).problems.map(\.reason) == [.includeCycle(["a", "a", "a"])])
  }

  @Test("An expression may name questions of included forms, also through others, and no others")
  func includedReferences() throws {
    let common = Small.text(Small.section(["name: C, type: yes_no_na"]), id: "common")
    let middle = Small.text(
      Small.section(["name: M, type: text"]), id: "middle", head: "include: [common]")
    let leaf = Small.text(
      Small.section(["name: L, type: text, relevant: \"${C} = 'yes'\""]), id: "leaf",
      head: "include: [middle]\nrelevant: \"${C} != 'no'\"")
    let check = FormCheck(files: [("l", leaf), ("c", common), ("m", middle)])
    #expect(check.problems == [])
    #expect(check.forms.map(\.id) == ["leaf", "common", "middle"])
    let alone = leaf.replacingOccurrences(of: "include: [middle]", with: "note: x")
    let found = FormCheck(files: [("l", alone), ("c", common)]).problems
    #expect(found.map(\.reason) == [.unknownReference("C"), .unknownReference("C")])
    #expect(found.map(\.line) == [7, 12])
  }

  @Test("Outcome codes and departments are checked when dictionaries are given")
  func dictionaries() throws {
    let text = Small.text(
      Small.section(
        [
          """
          name: Q, type: yes_no_na, \
          on_fail: {action: note, label: {zh: 记, en: note}, outcome: Z}
          """
        ], extra: "  department: 外星"))
    #expect(Self.problems(text) == [])
    let outcomes = try Shipped.check.get().outcomes
    let found = Self.problems(text, outcomes: outcomes, departments: ["消防救援"])
    #expect(
      found.map(\.reason) == [
        .unknownDepartment("市场监督管理"), .unknownDepartment("外星"), .unknownOutcome("Z"),
      ])
    #expect(found.map(\.line) == [5, 10, 12])
  }

  @Test("A form above 1 MiB is refused")
  func large() {
    let questions = (0..<6000).map {
      "name: Q\($0), type: yes_no_na, hint: \(String(repeating: "字", count: 30))"
    }
    #expect(Self.problems(questions: questions).map(\.reason) == [.tooLarge])
  }

  @Test(
    "A defect of the outcome dictionary or the calendar is named with its line",
    arguments: [
      (
        "outcomes:\n  source: x\n  codes:\n    - {code: A, label: {zh: 甲}}", 4,
        "outcomes.codes[0].label.en"
      ),
      ("outcomes:\n  source: x\n  colour: red", 3, "outcomes.colour"),
      ("calendar:\n  first_year: 2023\n  last_year: x", 3, "calendar.last_year"),
      (
        "calendar:\n  first_year: 2023\n  last_year: 2023\n  working: []\n  holidays:\n    - 2023-02-29",
        6, "calendar.holidays[0]"
      ),
    ])
  func data(text: String, line: Int, path: String) {
    let found = Self.problems(text)
    #expect(found.map(\.line) == [line])
    guard case .data(path, let label) = found.first?.reason else {
      Issue.record("another problem: \(found)")
      return
    }
    #expect(!label.zh.isEmpty)
  }

  @Test("Every reason has both languages")
  func labels() {
    let reasons: [Reason] = [
      .yaml("x"), .duplicateKey("k"), .ambiguousScalar("1e3"), .character(0x202E), .notNormalized,
      .tooLarge, .unknownDocument, .unknownKey("k"), .missingKey("k"),
      .expected(.mapping, key: "k"),
      .expected(.list, key: "k"), .expected(.text, key: "k"), .expected(.flag, key: "k"),
      .expected(.wholeNumber, key: "k"), .expected(.number, key: "k"),
      .data(path: "p", Label(zh: "错", en: "wrong")),
      .notOneOf(key: "k", allowed: ["a"]), .missingLanguage(.english, key: "k"), .badName("n"),
      .duplicateName("n"), .emptyChoices, .notForType(key: "k", type: "t"), .badRange, .badRepeat,
      .expression(ExpressionError(reason: .empty, position: 1)), .unknownReference("n"),
      .forwardReference("n"), .ownNotAllowed, .unknownCode("c", question: "q"),
      .unknownOutcome("Z"),
      .unknownDepartment("d"), .includeNotFound("i"), .includeCycle(["a", "b"]),
    ]
    #expect(Set(reasons.map(\.label.en)).count == reasons.count)
    #expect(Set(reasons.map(\.label.zh)).count == reasons.count)
    for reason in reasons { #expect(reason.label.en != "the content is wrong") }
  }
}
