import Canonical
import Forms
import Inspection
import Testing

@testable import Office

@Suite("The result that answers propose")
struct OutcomeOfVisitTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var shop: [String: String] = [:]
    var common: [String: String] = [:]
    var isCorrected = false
    let codes: Set<String>
    let dispositions: Set<Int>
  }

  static let cases = [
    Case(testDescription: "nothing found", codes: ["1"], dispositions: [1]),
    Case(
      testDescription: "an order to correct", shop: ["SH-01": "no"], codes: ["A"],
      dispositions: [3]),
    Case(
      testDescription: "all corrected on site", shop: ["SH-02": "no"], isCorrected: true,
      codes: ["E"], dispositions: [1]),
    Case(
      testDescription: "to be corrected on site, without evidence of it", shop: ["SH-02": "no"],
      codes: ["A"], dispositions: [3]),
    Case(
      testDescription: "one corrected, one not", shop: ["SH-01": "no", "SH-02": "no"],
      isCorrected: true, codes: ["A", "E"], dispositions: [3]),
    Case(
      testDescription: "a case clue and another department's matter",
      shop: ["SH-03": "no", "SH-04": "no"], codes: ["A"], dispositions: [4, 5]),
    Case(
      testDescription: "a reasonable gap", shop: ["SH-01": "na"], codes: ["1"], dispositions: [1]),
    Case(
      testDescription: "only noted", common: ["COM-03": "no"], codes: ["1"], dispositions: [1]),
    Case(
      testDescription: "not active in what is checked", common: ["COM-12": "no"], codes: ["F"],
      dispositions: [2]),
    Case(
      testDescription: "another party at the address", common: ["COM-10": "moved"], codes: ["6"],
      dispositions: [2]),
    Case(
      testDescription: "nobody there", common: ["COM-10": "none"], codes: ["6"],
      dispositions: [2]),
    Case(
      testDescription: "closed for the day, so that nothing can be said",
      common: ["COM-10": "closed_today"], codes: [], dispositions: []),
    Case(
      testDescription: "deregistered", common: ["COM-11": "cancelled"], codes: ["9"],
      dispositions: [2]),
    Case(
      testDescription: "licence revoked", common: ["COM-11": "revoked"], codes: ["10"],
      dispositions: [2]),
    Case(
      testDescription: "registration annulled", common: ["COM-11": "annulled"], codes: ["11"],
      dispositions: [2]),
    Case(
      testDescription: "moved out", common: ["COM-11": "moved_out"], codes: ["12"],
      dispositions: [2]),
    Case(
      testDescription: "in liquidation", common: ["COM-11": "liquidating"], codes: ["7"],
      dispositions: [2]),
    Case(
      testDescription: "dormant on record and trading", common: ["COM-11": "dormant"],
      codes: ["1"], dispositions: [1]),
    Case(
      testDescription: "refused entry", common: ["COM-13": "refuse_entry"], codes: ["8"],
      dispositions: [6]),
    Case(
      testDescription: "violence", common: ["COM-13": "violence"], codes: ["8"],
      dispositions: [6]),
    Case(
      testDescription: "delayed", common: ["COM-13": "minor"], codes: ["1"], dispositions: [1]),
    Case(
      testDescription: "revoked and trading with a defect", shop: ["SH-01": "no"],
      common: ["COM-11": "revoked"], codes: ["10", "A"], dispositions: [2, 3]),
  ]

  static let check = Result {
    FormCheck(files: [
      (name: "00_common.yaml", text: try OfficeRound.text("Forms/00_common.yaml")),
      (name: "result_codes.yaml", text: try OfficeRound.text("Forms/result_codes.yaml")),
      (name: "shop.yaml", text: OfficeRound.shop),
    ])
  }

  @Test("Each kind of answer has its codes and measures", arguments: cases)
  func proposed(_ example: Case) throws {
    let check = try Self.check.get()
    #expect(check.problems.isEmpty)
    let dictionary = try #require(check.outcomes)
    var answers = [AnswerKey(form: "00_common", question: "COM-10"): JSONValue.string("found")]
    for (form, given) in [("shop", example.shop), ("00_common", example.common)] {
      for (question, value) in given {
        answers[AnswerKey(form: form, question: question)] = .string(value)
      }
    }
    let evaluation = FormEvaluation(
      VisitForms(check.forms), answers: answers, today: CalendarDate(daysSinceEpoch: 19604))
    let corrected = AnswerKey(form: "shop", question: "SH-02")
    let proposal = OutcomeOfVisit.proposed(
      evaluation, corrected: example.isCorrected ? [corrected] : [], in: dictionary)
    #expect(proposal.codes == example.codes)
    #expect(proposal.dispositions == example.dispositions)
    if !proposal.codes.isEmpty {
      let extract = RegistrationExtract(number: "1", date: CalendarDate(daysSinceEpoch: 1))
      let claim = OutcomeClaim(
        codes: proposal.codes, dispositions: proposal.dispositions, extract: extract,
        isConfirmed: true)
      let outcome = try Outcome(claim, in: dictionary)
      #expect(Set(outcome.codes) == example.codes)
    }
  }
}
