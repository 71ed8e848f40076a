import Canonical
import Foundation
import Support
import Testing

@testable import Forms

/// Texts of forms and of answers come back byte for byte, or are refused by the character's name.
@Suite("Texts of forms")
struct NaughtyTextTests {
  private static func violation(_ text: String) -> TextProfile.Violation? {
    do throws(TextProfile.Violation) {
      try TextProfile.check(text)
      return nil
    } catch {
      return error
    }
  }

  @Test("Each naughty string as an answer of text", .needs(shared: NaughtyStrings.name))
  func answers() throws {
    let form = try Small.form(["name: Q, type: text, max_chars: 300"])
    let question = try #require(form.question("Q"))
    for text in try NaughtyStrings.all() {
      let said = "\(text.debugDescription)"
      if case .character(let value) = Self.violation(text) {
        let isBlank = text.allSatisfy(\.isWhitespace)
        let expected: AnswerError =
          isBlank ? .text(question: "Q", maximum: 300) : .character(question: "Q", scalar: value)
        #expect(throws: expected, "\(said)") { try question.parse(text) }
      } else if text.allSatisfy(\.isWhitespace) {
        #expect(throws: AnswerError.self, "\(said)") { try question.parse(text) }
      } else {
        let value = try question.parse(text)
        #expect(value.string.map { Array($0.utf8) } == Array(text.utf8), "\(said)")
        #expect(question.defect(of: value) == nil, "\(said)")
      }
    }
  }

  @Test("Each naughty string as a text of a YAML file", .needs(shared: NaughtyStrings.name))
  func yaml() throws {
    for text in try NaughtyStrings.all() {
      let quoted = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
      let read = Result { try YAMLDocument(file: "f", text: "k: \(quoted)").value["k"]?.string }
      let said = "\(text.debugDescription)"
      switch Self.violation(text) {
      case nil:
        #expect(try read.get().map { Array($0.utf8) } == Array(text.utf8), "\(said)")
      case .some:
        #expect(throws: FormProblems.self, "\(said)") { try read.get() }
      }
    }
  }
}
