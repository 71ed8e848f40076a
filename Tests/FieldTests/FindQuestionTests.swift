import Canonical
import Forms
import Journal
import Storage
import Testing

@testable import Field

@Suite("Which question a word means")
struct FindQuestionTests {
  private static func key(_ word: String, _ round: FieldRound) throws -> AnswerKey {
    try FindQuestion.named(word, in: round.file()).key
  }

  @Test("Numbers count the questions that are asked, each device's own among them, from 1")
  func numbers() throws {
    let numbered = FindQuestion.numbered(try FieldRound().file())
    #expect(numbered.map(\.number) == Array(1...9))
    #expect(
      numbered.map { [$0.state.key.question, $0.state.key.instance] } == [
        ["SH-01", ""], ["SH-02", ""], ["SH-03", ""], ["SH-05", ""], ["SH-06", ""],
        ["DV-01", "1"], ["DV-02", "1"], ["DV-01", "2"], ["DV-02", "2"],
      ])
  }

  @Test(
    "A name in any case, a number, or a name with the number of its device",
    arguments: [
      ("SH-05", "SH-05", ""), ("sh-05", "SH-05", ""), ("4", "SH-05", ""),
      ("DV-01#2", "DV-01", "2"), ("dv-02#1", "DV-02", "1"), ("8", "DV-01", "2"),
    ])
  func found(word: String, question: String, instance: String) throws {
    let key = AnswerKey(form: "shop", question: question, instance: instance)
    #expect(try Self.key(word, FieldRound()) == key)
  }

  @Test(
    "A word that names nothing is said back",
    arguments: ["SH-99", "0", "10", "-1", "#2", ""])
  func unknown(word: String) throws {
    let round = try FieldRound()
    #expect(throws: FieldError.unknownQuestion(word)) { try Self.key(word, round) }
  }

  @Test("A question that an act answers is named with that act")
  func filledByAct() throws {
    let round = try FieldRound()
    #expect(throws: FieldError.filledByAct(question: "SH-04", act: "recording.announced")) {
      try Self.key("sh-04", round)
    }
  }

  @Test("One device more than the fewest can be named, up to the most, and shows once answered")
  func oneMore() throws {
    let round = try FieldRound()
    try round.arrive()
    let before = try round.file()
    let device = try #require(
      before.evaluation[AnswerKey(form: "shop", question: "DV-02", instance: "1")])
    #expect(FindQuestion.oneMore(like: device, in: before)?.name == "DV-01#3")
    #expect(FindQuestion.oneMore(like: device, in: before)?.most == 3)
    let state = try FindQuestion.named("dv-01#3", in: before)
    #expect(state.key == AnswerKey(form: "shop", question: "DV-01", instance: "3"))
    #expect(state.value == nil)
    try round.answer(["DV-01#1": "yes", "DV-01#2": "yes", "DV-01#3": "no"])
    let after = try round.file()
    #expect(after.evaluation.findings.map(\.key) == [state.key])
    #expect(FindQuestion.numbered(after).map(\.state.key.instance).suffix(2) == ["3", "3"])
    #expect(FindQuestion.oneMore(like: device, in: after) == nil)
    let asked = try #require(after.evaluation[AnswerKey(form: "shop", question: "SH-01")])
    #expect(FindQuestion.oneMore(like: asked, in: after) == nil)
  }

  @Test("Evidence can be taken of a device before its first answer")
  func evidenceFirst() throws {
    let round = try FieldRound()
    try round.arrive()
    let entry = try round.entry { try round.attach("a plate", to: "DV-01#3") }
    #expect(entry.data["instance"] == "3")
  }

  @Test(
    "No device is begun that has no number of its own",
    arguments: ["DV-01#0", "DV-01#4", "DV-01#03", "DV-01#+3", "DV-01#x"])
  func noSuchInstance(word: String) throws {
    let round = try FieldRound()
    #expect(throws: FieldError.instance(question: "DV-01", most: 3)) {
      try Self.key(word, round)
    }
  }

  @Test("Which device is meant must be said where there are several, and not where it is one")
  func instance() throws {
    let round = try FieldRound()
    #expect(throws: FieldError.instance(question: "DV-01", most: 3)) {
      try Self.key("DV-01", round)
    }
    #expect(throws: FieldError.instance(question: "SH-01", most: nil)) {
      try Self.key("SH-01#1", round)
    }
  }
}
