import Foundation
import Support
import Testing

@testable import Canonical

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

  @Test("Characters said to need no look do neither change nor combine")
  func inert() {
    var joined: Set<UInt32> = []
    for scalar in (0...0x10FFFF).lazy.compactMap(Unicode.Scalar.init) {
      let parts = String(Character(scalar)).decomposedStringWithCanonicalMapping.unicodeScalars
      if parts.count > 1 { joined.formUnion(parts.dropFirst().map(\.value)) }
      guard TextProfile.isNormalizationInert(scalar.value) else { continue }
      let isPlain = parts.count == 1 || TextProfile.isNormalized(String(Character(scalar)))
      let isStarter = scalar.properties.canonicalCombiningClass == .notReordered
      #expect(isPlain && isStarter, "\(CodePoint.text(scalar.value))")
    }
    // Hangul is composed by rule.
    joined.formUnion(0x1161...0x1175)
    joined.formUnion(0x11A8...0x11C2)
    #expect(!joined.contains(where: TextProfile.isNormalizationInert))
  }

  @Test(
    "What came along in pasting is taken out; what nobody can guess is not",
    arguments: [
      ("a\r\nb", "a\nb"), ("\u{FEFF}李", "李"), ("\u{202A}x\u{202C}", "x"),
      ("e\u{301}\u{200E}", "\u{E9}"), ("\u{2066}1\u{2069}", "1"), ("a", nil), ("e\u{301}", nil),
      ("a\u{1B}[0m", nil), ("\u{FEFF}\u{0}", nil), ("\u{FFFE}", nil),
    ] as [(String, String?)])
  func unpasted(text: String, meant: String?) {
    #expect(TextProfile.unpasted(text).map { Array($0.utf8) } == meant.map { Array($0.utf8) })
  }

  @Test(
    "Each naughty string is accepted unchanged, or refused and accepted when cleaned",
    .needs(shared: NaughtyStrings.name))
  func naughty() throws {
    let strings = try NaughtyStrings.all()
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
