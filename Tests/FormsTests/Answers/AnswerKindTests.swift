import Canonical
import Inspection
import Testing

@testable import Forms

@Suite("Answer kinds")
struct AnswerKindTests {
  static func question(_ type: String, _ more: String = "") throws -> Question {
    let form = try Small.form(["name: Q, type: \(type)\(more.isEmpty ? "" : ", " + more)"])
    return try #require(form.question("Q"))
  }

  static let choices = """
    choices: [{name: rest, label: {zh: 餐馆, en: Restaurant}}, \
    {name: fast, label: {zh: 快餐/小吃, en: fast food}}, {name: "9", label: {zh: 九, en: nine}}]
    """

  @Test("Every kind is registered once, under one word")
  func registry() {
    #expect(Set(AnswerKind.all.map(\.word)).count == AnswerKind.all.count)
    for kind in AnswerKind.all { #expect(AnswerKind.named(kind.word) == kind) }
    #expect(AnswerKind.named("geopoint") == nil)
  }

  @Test("Every kind takes any value and any text without failing, and takes what it parsed")
  func total() throws {
    let deep: JSONValue = ["a": ["b": [1, .null]]]
    let values: [JSONValue] = [
      .null, true, 5, "", "x", "yes", [], ["x"], [1], deep, "2023-09-04", "2.50", "\u{202E}",
    ]
    let texts = [
      "", " ", "是", "1", "2.5", "2023-9-4", "rest", "x,y", "\u{0}", "１", "9999999999999",
    ]
    for kind in AnswerKind.all {
      var more = kind.takesChoices ? Self.choices : ""
      if kind == .calculate { more = "calculation: \"1 + 1\"" }
      let question = try Self.question(kind.word, more)
      for value in values {
        _ = kind.value(value)
        _ = question.defect(of: value)
      }
      for text in texts {
        guard let parsed = try? question.parse(text) else { continue }
        #expect(question.defect(of: parsed) == nil, "\(kind.word): \(text)")
      }
    }
  }

  @Test(
    "Yes, no and not applicable are understood",
    arguments: [
      ("是", "yes"), ("否", "no"), ("不适用", "na"), ("合理缺项", "na"), ("y", "yes"), ("N", "no"),
      ("NA", "na"), ("n/a", "na"), (" yes ", "yes"), ("Ｙ", "yes"), ("1", "yes"), ("２", "no"),
      ("3", "na"),
    ])
  func yesNoNA(text: String, expected: String) throws {
    #expect(try Self.question("yes_no_na").parse(text) == .string(expected))
  }

  @Test("Anything else is no yes or no", arguments: ["", "maybe", "是否", "0", "4", "yes no"])
  func notYesNoNA(text: String) throws {
    let question = try Self.question("yes_no_na")
    #expect(throws: AnswerError.yesNoNA(question: "Q")) { try question.parse(text) }
  }

  @Test(
    "Numbers are read as people type them",
    arguments: [
      ("2", "2"), ("２．５", "2.5"), ("-3", "-3"), ("−3", "-3"), ("+3", "3"), ("007", "7"),
      ("2.50", "2.5"), (".5", "0.5"), ("5℃", "5"), ("5 ℃", "5"), ("-0", "0"), ("－１", "-1"),
    ])
  func numbers(text: String, expected: String) throws {
    let question = try Self.question("decimal", "unit: ℃, range: {min: -5, max: 40, step: 0.1}")
    #expect(try question.parse(text) == .string(expected))
  }

  @Test(
    "Other numbers are refused, naming the range and the unit",
    arguments: ["40.1", "-5.1", "2.55", "1000000"])
  func outOfRange(text: String) throws {
    let question = try Self.question("decimal", "unit: ℃, range: {min: -5, max: 40, step: 0.1}")
    let range = try #require(question.range)
    let error = AnswerError.range(question: "Q", range: range, unit: "℃")
    #expect(throws: error) { try question.parse(text) }
    #expect(error.expected.zh == "-5～40，步长0.1℃")
    #expect(error.expected.en == "from -5 to 40 in steps of 0.1 ℃")
  }

  @Test(
    "What is no number is refused", arguments: ["", "x", "1e3", "1,000", "NaN", "5 kg", "1.2.3"])
  func notANumber(text: String) throws {
    let question = try Self.question("decimal", "unit: ℃")
    #expect(throws: AnswerError.number(question: "Q", unit: "℃")) { try question.parse(text) }
  }

  @Test("Recorded numbers have one spelling", arguments: ["2.50", "+2", "02", "-0", "2.", " 2"])
  func spelling(text: String) throws {
    let question = try Self.question("decimal")
    #expect(question.defect(of: .string(text)) == .number(question: "Q", unit: nil))
    #expect(question.defect(of: 2) == .number(question: "Q", unit: nil))
  }

  @Test("An integer has no fraction")
  func integers() throws {
    let question = try Self.question("integer", "range: {min: 0}")
    #expect(try question.parse("12") == "12")
    #expect(try question.parse("12.0") == "12")
    #expect(throws: AnswerError.wholeNumber(question: "Q")) { try question.parse("1.5") }
    #expect(question.defect(of: "1.5") == .wholeNumber(question: "Q"))
  }

  @Test(
    "A choice is its code, its label, or its number",
    arguments: [
      ("rest", "rest"), ("餐馆", "rest"), ("restaurant", "rest"), ("REST", "rest"), ("1", "rest"),
      ("快餐/小吃", "fast"), ("fast food", "fast"), ("２", "fast"), ("9", "9"), ("3", "9"),
    ])
  func choice(text: String, expected: String) throws {
    #expect(try Self.question("select_one", Self.choices).parse(text) == .string(expected))
  }

  @Test("No other choice", arguments: ["", "4", "0", "-1", "餐", "rest fast"])
  func noChoice(text: String) throws {
    let question = try Self.question("select_one", Self.choices)
    let error = AnswerError.choice(question: "Q", labels: question.choices.map(\.label))
    #expect(throws: error) { try question.parse(text) }
  }

  @Test(
    "Several choices stand in the form's order, each once",
    arguments: [
      ("fast,rest", ["rest", "fast"]), ("九、餐馆", ["rest", "9"]), ("1 2", ["rest", "fast"]),
      ("2，1，2", ["rest", "fast"]), ("快餐/小吃", ["fast"]), ("fast food, nine", ["fast", "9"]),
      ("1/2", ["rest", "fast"]), ("快餐/小吃、九", ["fast", "9"]),
    ])
  func choices(text: String, expected: [String]) throws {
    #expect(try Self.question("select_multiple", Self.choices).parse(text) == .strings(expected))
  }

  @Test(
    "Other sets of choices are refused",
    arguments: [[], ["fast", "rest"], ["rest", "rest"], ["rest", "gone"]] as [[String]])
  func noChoices(codes: [String]) throws {
    let question = try Self.question("select_multiple", Self.choices)
    let error = AnswerError.choices(question: "Q", labels: question.choices.map(\.label))
    #expect(question.defect(of: .strings(codes)) == error)
    #expect(throws: error) { try question.parse("rest,gone") }
    #expect(throws: error) { try question.parse("") }
  }

  @Test(
    "Days are read as people write them",
    arguments: [
      "2023-09-04", "2023-9-4", "2023/9/4", "2023.9.4", "2023年9月4日", "20230904", "２０２３-９-４",
    ])
  func dates(text: String) throws {
    #expect(try Self.question("date").parse(text) == "2023-09-04")
  }

  @Test(
    "Days that do not exist are refused",
    arguments: ["", "2023-02-29", "2023-13-01", "4.9.2023", "今天"])
  func noDates(text: String) throws {
    let question = try Self.question("date")
    #expect(throws: AnswerError.date(question: "Q")) { try question.parse(text) }
    #expect(question.defect(of: .string(text)) == .date(question: "Q"))
  }

  @Test("Text is normalized once, measured, and free of hidden characters")
  func texts() throws {
    let question = try Self.question("text", "max_chars: 5")
    #expect(try question.parse(" e\u{301}𠮷 ") == " é𠮷 ")
    #expect(throws: AnswerError.text(question: "Q", maximum: 5)) { try question.parse("一二三四五六") }
    #expect(throws: AnswerError.text(question: "Q", maximum: 5)) { try question.parse("  ") }
    #expect(throws: AnswerError.character(question: "Q", scalar: 0x202E)) {
      try question.parse("a\u{202E}b")
    }
    #expect(question.defect(of: "e\u{301}") == .text(question: "Q", maximum: 5))
  }

  @Test("What acts or calculations answer is never typed")
  func notAsked() throws {
    let questions = [
      try Self.question("signature", "role: witness"),
      try Self.question("calculate", "calculation: today()"),
      try Self.question("yes_no_na", "filled_by: certificate.shown"),
    ]
    for question in questions {
      #expect(!question.isAsked)
      #expect(throws: AnswerError.notAsked(question: "Q")) { try question.parse("yes") }
    }
  }

  @Test("Errors say what is expected in both languages and name the question")
  func errors() {
    let range = NumberRange(minimum: .zero, maximum: nil, step: nil)
    let errors: [AnswerError] = [
      .yesNoNA(question: "Q"), .number(question: "Q", unit: nil), .number(question: "Q", unit: "g"),
      .wholeNumber(question: "Q"), .range(question: "Q", range: range, unit: nil),
      .choice(question: "Q", labels: [Label(zh: "甲", en: "a")]),
      .choices(question: "Q", labels: [Label(zh: "甲", en: "a")]),
      .text(question: "Q", maximum: 5), .character(question: "Q", scalar: 0x202E),
      .date(question: "Q"), .notAsked(question: "Q"),
    ]
    for error in errors {
      #expect(error.question == "Q")
      #expect(!error.expected.zh.isEmpty && !error.expected.en.isEmpty)
    }
  }

  @Test("A recorded code has a label")
  func labels() throws {
    #expect(try Self.question("yes_no_na").label(ofCode: "na")?.zh == "合理缺项")
    #expect(try Self.question("select_one", Self.choices).label(ofCode: "fast")?.en == "fast food")
    #expect(try Self.question("select_one", Self.choices).label(ofCode: "gone") == nil)
  }
}
