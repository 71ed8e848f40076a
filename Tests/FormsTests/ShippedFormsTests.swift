import Canonical
import Foundation
import Inspection
import Testing

@testable import Forms

@Suite("The forms as shipped")
struct ShippedFormsTests {
  /// One item of the source: answers to try, those that are none, and the rule that judges them.
  struct Rule: Sendable, CustomTestStringConvertible {
    let form: String
    let question: String
    let passing: [JSONValue]
    let failing: [JSONValue]
    let refused: [JSONValue]
    let others: [String: JSONValue]
    let source: SourceRule

    var testDescription: String { question }

    init?(_ line: Substring) throws {
      let value = try CanonicalJSON.read(Array(line.utf8))
      guard let form = value["form"]?.string, let question = value["question"]?.string,
        let passing = value["passing"]?.array, let failing = value["failing"]?.array,
        let refused = value["refused"]?.array, let answer = value["answer"]
      else { return nil }
      self.form = form
      self.question = question
      self.passing = passing
      self.failing = failing
      self.refused = refused
      var others: [String: JSONValue] = [:]
      for other in value["others"]?.array ?? [] {
        if let name = other["question"]?.string { others[name] = other["value"] }
      }
      self.others = others
      source = SourceRule(answer: answer, others: others)
    }
  }

  static func rules() throws -> [Rule] {
    try Places.text("Tests/FormsTests/Fixtures/source_rules.jsonl").split(separator: "\n")
      .compactMap { try Rule($0) }
  }

  @Test("The folder has no defect, and all 332 items are there")
  func check() throws {
    let check = try Shipped.check.get()
    #expect(check.problems.map { $0.text(.english) } == [])
    #expect(check.forms.flatMap(\.questions).count == 332)
    #expect(check.outcomes != nil)
    #expect(check.calendar != nil)
  }

  @Test(
    "The autumn of 2023 is worked as it was published",
    arguments: [
      ("2023-09-28", true), ("2023-09-29", false), ("2023-10-06", false), ("2023-10-07", true),
      ("2023-10-08", true), ("2023-10-09", true), ("2023-10-14", false),
    ])
  func calendar(day: String, isWorked: Bool) throws {
    let calendar = try #require(try Shipped.check.get().calendar)
    #expect(try calendar.isWorkingDay(try #require(CalendarDate(day))) == isWorked)
    #expect(calendar.years == 2023...2026)
    #expect(calendar.workdays.allSatisfy { $0.isWeekend })
    #expect(calendar.holidays.isDisjoint(with: calendar.workdays))
  }

  @Test("Each item finds what the source's rule finds, and only that")
  func findings() throws {
    let rules = try Self.rules()
    #expect(rules.count == 332)
    let samples = rules.map { $0.passing.count + $0.failing.count + $0.refused.count }
    #expect(samples.allSatisfy { $0 >= 4 })
    #expect(rules.filter(\.source.canFail).count == 294)
    for rule in rules {
      let question = try #require(try Shipped.form(rule.form).question(rule.question))
      func isFinding(_ value: JSONValue) -> Bool {
        question.isFinding(value, today: Small.today) { name in
          rule.others[name].flatMap(\.string).map(ExpressionValue.text) ?? .unanswered
        }
      }
      #expect((question.fail != nil) == rule.source.canFail, "\(rule.question)")
      for value in rule.passing + rule.failing {
        let fails = try rule.source.fails(value)
        #expect(fails == rule.failing.contains(value), "\(rule.question) \(value)")
        #expect(isFinding(value) == fails, "\(rule.question) \(value)")
        #expect(question.defect(of: value) == nil, "\(rule.question) \(value)")
      }
      for value in rule.refused {
        #expect(question.defect(of: value) != nil, "\(rule.question) \(value)")
      }
    }
  }

  @Test("Each answer that the source takes can be typed, if it is asked")
  func typing() throws {
    for rule in try Self.rules() {
      let question = try #require(try Shipped.form(rule.form).question(rule.question))
      for value in rule.passing + rule.failing where question.isAsked {
        let typed = value.string ?? value.strings?.joined(separator: "、") ?? ""
        #expect(try question.parse(typed) == value, "\(rule.question) \(typed)")
      }
    }
  }

  @Test("Choices can be typed by label in both languages and by number")
  func labels() throws {
    for question in try Shipped.check.get().forms.flatMap(\.questions) where question.isAsked {
      for (index, choice) in question.choices.enumerated() {
        let expected: JSONValue =
          question.kind == .selectOne ? .string(choice.name) : .strings([choice.name])
        for typed in [choice.label.zh, choice.label.en, String(index + 1)] {
          #expect(try question.parse(typed) == expected, "\(question.name) \(typed)")
        }
      }
    }
  }

  @Test("In a visit, evidence on failure and the finding go together for every item")
  func visit() throws {
    for rule in try Self.rules() {
      let question = try #require(try Shipped.form(rule.form).question(rule.question))
      // Alone, an item with skip logic of its own would be irrelevant.
      guard question.evidence.when == .onFail, question.relevant == nil else { continue }
      let scope = ["passing": rule.passing, "failing": rule.failing]
      for (name, values) in scope {
        for value in values {
          let state = try Self.state(question, value, rule)
          #expect(state.isFinding == (name == "failing"), "\(rule.question) \(value)")
          #expect((state.evidence != nil) == state.isFinding, "\(rule.question) \(value)")
        }
      }
    }
  }

  /// The question's state in a form of its own, where nothing makes it irrelevant.
  private static func state(
    _ question: Question, _ value: JSONValue, _ rule: Rule
  ) throws -> QuestionState {
    let form = try Shipped.form(rule.form)
    let alone = FormContent(
      id: form.id, version: form.version, title: form.title, industry: form.industry,
      lead: form.lead, cooperating: [], includes: [], relevant: nil, sources: [], note: nil,
      sections: [
        Section(
          id: "S", label: form.title, department: form.lead, relevant: nil, repeats: nil,
          questions: [question])
      ])
    let key = AnswerKey(form: form.id, question: question.name)
    let evaluation = FormEvaluation(
      VisitForms([try CompiledForm(alone)]), answers: [key: value], filled: [key: value],
      today: Small.today)
    return try #require(evaluation[key])
  }
}
