import Canonical
import Inspection
import Testing

@Suite("Official results")
struct OutcomeTests {
  static func line(_ code: String, _ more: [String: JSONValue] = [:]) -> JSONValue {
    .object(
      more.merging([
        "code": .string(code), "label": ["zh": .string("结果\(code)"), "en": .string("result")],
      ]) { first, _ in first })
  }

  static let file: JSONValue = [
    "outcomes": [
      "source": "2017-11",
      "codes": [
        line("1", ["exclusive": true]), line("A"), line("2", ["parent": "A"]),
        line("B", ["parent": "2", "follow_up": "经营异常名录"]), line("8", ["publish": true]),
      ],
      "follow_up_measures": [line("1"), line("3")], "verification_methods": [],
    ]
  ]

  @Test("A result keeps the dictionary's order and version, and comes back from its value")
  func roundTrip() throws {
    let dictionary = try OutcomeDictionary(Self.file)
    let outcome = try Outcome(
      OutcomeClaim(codes: ["8", "B"], dispositions: [3, 1]), in: dictionary)
    #expect(outcome.codes == ["B", "8"])
    #expect(outcome.dispositions == [1, 3])
    #expect(outcome.dictionary == "2017-11")
    #expect(try Outcome(outcome.value) == outcome)
    #expect(dictionary["B"]?.parent == "2")
    #expect(dictionary.disposition(3)?.label.zh == "结果3")
  }

  @Test("A dictionary comes back from its value, with headings, follow-up and publicity")
  func dictionaryRoundTrip() throws {
    let dictionary = try OutcomeDictionary(Self.file)
    #expect(try OutcomeDictionary(dictionary.value) == dictionary)
    #expect(dictionary.ancestors(of: "B").map(\.code) == ["2", "A"])
    #expect(dictionary.children(of: "2").map(\.code) == ["B"])
    #expect(dictionary["B"]?.followUp == "经营异常名录")
    #expect(dictionary.codes.filter(\.isPublished).map(\.code) == ["8"])
  }

  @Test("A heading below its category is refused, so that headings never run in a circle")
  func circle() {
    let circle = [Self.line("A", ["parent": "B"]), Self.line("B", ["parent": "A"])]
    let outcomes = Self.file["outcomes"]?.with("codes", .array(circle))
    let error = #expect(throws: DataError.self) {
      try OutcomeDictionary(Self.file.with("outcomes", outcomes))
    }
    #expect(error?.path.text == "outcomes.codes[0].parent")
  }

  @Test(
    "What the dictionary does not admit is refused",
    arguments: [
      ([], [], .none), (["Z"], [], .unknownCode("Z")), (["1", "B"], [], .notAlone("1")),
      (["B"], [9], .unknownDisposition(9)),
    ] as [(Set<String>, Set<Int>, OutcomeError)])
  func refused(codes: Set<String>, dispositions: Set<Int>, error: OutcomeError) throws {
    let dictionary = try OutcomeDictionary(Self.file)
    #expect(throws: error) {
      try Outcome(OutcomeClaim(codes: codes, dispositions: dispositions), in: dictionary)
    }
  }

  @Test("No problem found stands alone")
  func alone() throws {
    let outcome = try Outcome(
      OutcomeClaim(codes: ["1"], dispositions: []), in: OutcomeDictionary(Self.file))
    #expect(outcome.codes == ["1"])
  }

  @Test("A heading that is no code is named at its place")
  func heading() {
    let outcomes = Self.file["outcomes"]?.with("codes", [Self.line("B", ["parent": "Q"])])
    let error = #expect(throws: DataError.self) {
      try OutcomeDictionary(Self.file.with("outcomes", outcomes))
    }
    #expect(error?.path.text == "outcomes.codes[0].parent")
  }
}
