import Forms
import Inspection
import Testing

@testable import Field

@Suite("Why an act is not done")
struct FieldErrorTests {
  @Test(
    "No refusal of an answer repeats what was typed",
    arguments: [
      ("SH-01", "王某某承认"), ("SH-02", "王某某承认"), ("SH-03", "王某某承认超过了十个字"),
      ("SH-05", "王某某承认"), ("SH-06", "王某某承认"), ("DV-02#1", "王某某承认"),
      ("SH-04", "王某某承认"), ("DV-01", "王某某承认"),
    ])
  func nothingTyped(question: String, text: String) throws {
    let round = try FieldRound()
    try round.arrive()
    let error = #expect(throws: FieldError.self) { try round.answer([question: text]) }
    #expect(!String(reflecting: error).contains("王某某"))
  }

  @Test("Gaps are the same when question and words are")
  func gaps() {
    let gap = FieldError.Gap(question: "SH-01", text: .init(zh: "未填写", en: "no answer"))
    #expect(gap == FieldError.Gap(question: "SH-01", text: .init(zh: "未填写", en: "no answer")))
    #expect(gap != FieldError.Gap(question: nil, text: .init(zh: "未填写", en: "no answer")))
  }
}
