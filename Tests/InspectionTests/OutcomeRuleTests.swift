import Canonical
import Inspection
import Testing

@Suite("The official rules about results")
struct OutcomeRuleTests {
  static let file: JSONValue = [
    "outcomes": [
      "source": "2017-11",
      "codes": [
        OutcomeTests.line("1", ["exclusive": true]), OutcomeTests.line("A", ["pending": true]),
        OutcomeTests.line("2", ["parent": "A", "heading": true]),
        OutcomeTests.line("B", ["parent": "2"]),
        OutcomeTests.line("6", ["parent": "2", "provisional": true]), OutcomeTests.line("E"),
        OutcomeTests.line("F", ["without_items": true]),
        OutcomeTests.line("12", ["extract": true]),
      ],
      "follow_up_measures": [
        OutcomeTests.line("1", ["nothing_further": true]), OutcomeTests.line("3"),
      ], "verification_methods": [],
    ]
  ]

  private func problem(
    _ rule: any OutcomeRule.Type, _ codes: Set<String>,
    _ change: (inout OutcomeClaim) -> Void = { _ in }
  ) throws -> OutcomeError? {
    var claim = OutcomeClaim(codes: codes, dispositions: [])
    change(&claim)
    return rule.problem(with: claim, in: try OutcomeDictionary(Self.file))
  }

  @Test("Nothing found stands alone, and not while a finding with a result stands")
  func nothingFound() throws {
    let rule = NothingFoundStandsAlone.self
    #expect(try problem(rule, ["1"]) == nil)
    #expect(try problem(rule, ["1", "A"]) == .notAlone("1"))
    #expect(try problem(rule, ["1"]) { $0.findings = ["CT-02"] } == .findingStands("1", ["CT-02"]))
    #expect(try problem(rule, ["A"]) { $0.findings = ["CT-02"] } == nil)
  }

  @Test("Without the activity, items have no results and nothing is pending from them")
  func noActivity() throws {
    let rule = NoActivityHasNoItems.self
    #expect(try problem(rule, ["F"]) == nil)
    #expect(try problem(rule, ["F", "A"]) == .excludes("F", "A"))
    #expect(try problem(rule, ["F", "B"]) == .excludes("F", "B"))
    #expect(try problem(rule, ["F"]) { $0.itemResults = ["CT-01"] } == .itemResults("F", ["CT-01"]))
    #expect(try problem(rule, ["A"]) { $0.itemResults = ["CT-01"] } == nil)
  }

  @Test("A heading stands with one of its own categories")
  func heading() throws {
    let rule = HeadingNeedsCategory.self
    #expect(try problem(rule, ["2"]) == .headingOnly("2", ["B", "6"]))
    #expect(try problem(rule, ["2", "A"]) == .headingOnly("2", ["B", "6"]))
    #expect(try problem(rule, ["2", "B"]) == nil)
    #expect(try problem(rule, ["A"]) == nil)
  }

  @Test("A result about the registration rests on a dated extract")
  func extract() throws {
    let rule = ExtractNeeded.self
    let day = try #require(CalendarDate("2023-09-04"))
    #expect(try problem(rule, ["12"]) == .extractNeeded("12"))
    #expect(
      try problem(rule, ["12"]) {
        $0.extract = RegistrationExtract(number: "晋登〔2023〕7号", date: day)
      } == nil)
    #expect(RegistrationExtract(number: "  ", date: day) == nil)
  }

  @Test("What is provisional stands only once it is confirmed")
  func provisional() throws {
    let rule = ProvisionalNeedsConfirmation.self
    #expect(try problem(rule, ["6"]) == .provisional("6"))
    #expect(try problem(rule, ["6"]) { $0.isConfirmed = true } == nil)
    #expect(try problem(rule, ["B"]) == nil)
  }

  @Test(
    "Measures contradict neither each other nor the result",
    arguments: [
      (["A"], [1, 3], .measuresDiffer(1, 3)), (["A"], [1], .measureDenies(1, "A")),
      (["B"], [1], .measureDenies(1, "B")), (["1"], [3], .measureDenies(3, "1")),
      (["1"], [1], nil), (["1"], [], nil), (["E"], [1], nil), (["A", "E"], [3], nil),
    ] as [(Set<String>, Set<Int>, OutcomeError?)])
  func measures(codes: Set<String>, dispositions: Set<Int>, expected: OutcomeError?) throws {
    let found = try problem(MeasuresAgree.self, codes) { $0.dispositions = dispositions }
    #expect(found == expected)
  }

  @Test("A result is held to every rule, and keeps extract and confirmation")
  func all() throws {
    let dictionary = try OutcomeDictionary(Self.file)
    #expect(throws: OutcomeError.extractNeeded("12")) {
      try Outcome(OutcomeClaim(codes: ["12"], dispositions: []), in: dictionary)
    }
    let day = try #require(CalendarDate("2023-09-04"))
    let claim = OutcomeClaim(
      codes: ["12", "6"], dispositions: [3],
      extract: RegistrationExtract(number: "7", date: day), isConfirmed: true)
    let outcome = try Outcome(claim, in: dictionary)
    #expect(outcome.extract?.number == "7" && outcome.isConfirmed)
    #expect(try Outcome(outcome.value) == outcome)
    #expect(try OutcomeDictionary(dictionary.value) == dictionary)
  }
}
