import Canonical
import Foundation
import Support
import Testing

@Suite("Which texts may be recorded")
struct TextProfileTests {
  @Test(
    "Refused characters are named",
    arguments: [
      0x00, 0x08, 0x0B, 0x0D, 0x1F, 0x7F, 0x85, 0x9F, 0x061C, 0x200E, 0x200F, 0x202A, 0x202E,
      0x2066,
      0x2069, 0xFEFF, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF,
    ] as [UInt32])
  func refused(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(throws: TextProfile.Violation.character(value)) {
      try TextProfile.check("a\(String(Character(scalar)))b")
    }
    let cleaned = TextProfile.cleaned("a\(String(Character(scalar)))b")
    #expect(cleaned == (value == 0x0D ? "a\nb" : "ab"))
  }

  @Test(
    "Kept: rare and private characters of names, spaces, joiners, line feed and tab",
    arguments: [
      "", "a\tb\nc", "王\u{20BB7}", "\u{E000}\u{F0000}", "\u{200B}\u{200D}", "\u{3000}", "é", "👩‍🍳",
      "\u{AC00}",
    ])
  func kept(text: String) throws {
    try TextProfile.check(text)
    #expect(Array(TextProfile.cleaned(text).utf8) == Array(text.utf8))
  }

  @Test(
    "What is not in form C is refused, and cleaned into it",
    arguments: [
      ("e\u{301}", "\u{E9}"), ("\u{212B}", "\u{C5}"), ("\u{1100}\u{1161}", "\u{AC00}"),
      ("\u{F900}", "\u{8C48}"), ("q\u{307}\u{323}", "q\u{323}\u{307}"), ("\u{2F800}", "\u{4E3D}"),
    ])
  func notNormalized(text: String, composed: String) {
    #expect(throws: TextProfile.Violation.notNormalized) { try TextProfile.check(text) }
    #expect(Array(TextProfile.cleaned(text).utf8) == Array(composed.utf8))
  }

  @Test("Line ends become line feeds", arguments: ["a\r\nb", "a\rb", "a\nb"])
  func lineEnds(text: String) {
    #expect(TextProfile.cleaned(text) == "a\nb")
  }

  @Test(
    "Each naughty string is accepted unchanged, or refused and accepted when cleaned",
    .needs(shared: "corpora"))
  func naughty() throws {
    let data = Data(try Corpora.bytes("blns/blns.json"))
    let strings = try JSONDecoder().decode([String].self, from: data)
    #expect(strings.count > 400)
    for text in strings {
      let cleaned = TextProfile.cleaned(text)
      let isClean = (try? TextProfile.check(text)) != nil
      #expect(isClean == (Array(cleaned.utf8) == Array(text.utf8)), "\(text.debugDescription)")
      try TextProfile.check(cleaned)
      let line = try CanonicalJSON.write(["text": .string(cleaned)])
      #expect(try CanonicalJSON.readObject(line)["text"] == .string(cleaned))
    }
  }
}
