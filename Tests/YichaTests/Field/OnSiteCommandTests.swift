import Canonical
import Field
import Foundation
import Journal
import Storage
import Testing

@testable import Yicha

/// What two inspectors do on one site through the real program: exchange, decide, print.
@Suite("On site through the commands")
struct OnSiteCommandTests {
  private let round: MatrixRound
  private var visit: String { round.visit }

  init() throws {
    round = try MatrixRound()
  }

  /// Both laptops answered one question differently, and the first knows both answers.
  private func dispute() throws {
    for laptop in [1, 2] { try round.field(laptop, "arrive", visit) }
    try round.field(1, "answer", visit, "FS-01=yes")
    try round.field(2, "answer", visit, "FS-01=no")
    try round.field(2, "pack", "--for", "market-1", "--to", "\(round.folder)/cable")
    let said = try round.field(1, "merge", "\(round.folder)/cable", code: 3)
    #expect(said.contains("1 conflict"), "\(said)")
  }

  @Test("Both inspectors decide with their names; the other laptop and the office hear of it")
  func together() throws {
    try dispute()
    let list = try round.field(1, "conflicts")
    #expect(list.contains("open conflicts: 1") && list.contains("FS-01"), "\(list)")
    #expect(list.contains("market-2") && list.contains("yicha field resolve"), "\(list)")
    let said = try round.field(
      1, "resolve", visit, "fs-01", "--value", "no", "--reason", "looked at together")
    #expect(said.contains("open conflicts: 0"), "\(said)")
    try round.field(1, "pack", "--for", "market-2", "--to", "\(round.folder)/back")
    try round.field(2, "merge", "\(round.folder)/back")
    #expect(try round.field(2, "conflicts").contains("open conflicts: 0"))
    try round.deliver(2, code: 0)
    #expect(try round.conflicts().isEmpty)
  }

  @Test("A decision of one person, of a value that is not there, or of nothing is refused in words")
  func refused() throws {
    try dispute()
    let officers = try round.officers()
    for (words, code, text) in [
      (["FS-01", "--take", "1", "--by", officers[0]], Int32(65), "1 officer where 2 decide"),
      (["FS-01", "--take", "7"], 64, "there is no value 7"),
      (["FS-03", "--take", "1"], 65, "FS-03 has no conflict to decide"),
      (["ZZ-01", "--take", "1"], 64, "there is no question ZZ-01"),
      (["FS-01", "--value", "perhaps"], 65, "does not take this value"),
      (["FS-01"], 64, "one of --take, --value and --clear is needed"),
      (["FS-01", "--take", "1", "--clear"], 64, "one of --take, --value and --clear is needed"),
    ] {
      let said = try round.yicha(
        ["field", "resolve", visit] + words + ["--reason", "because"],
        store: round.round.store("market-1"), code: code)
      #expect(said.contains("error: ") && said.contains(text), "\(words): \(said)")
      #expect(said.contains("hint: ") && !said.contains("yicha office conflicts"), "\(said)")
    }
    #expect(try round.field(1, "conflicts").contains("open conflicts: 1"))
  }

  @Test("S9: The record on paper carries a code that the journal gives, and each file's hash")
  func printed() throws {
    try round.field(1, "arrive", visit)
    try round.field(1, "answer", visit, "FS-01=no")
    let photo = "\(round.folder)/photo.jpg"
    try "a photo <of> the \"shelf\"".write(toFile: photo, atomically: true, encoding: .utf8)
    try round.field(1, "attach", visit, photo, "--question", "FS-01")
    try round.field(1, "statement", visit, "<b>说明</b> & 请求")
    let journal = "\(round.folder)/journal"
    try round.field(1, "journal", "export", journal)
    let paper = "\(round.folder)/paper.html"
    let said = try round.field(1, "print", visit, "--to", paper)
    let page = try String(contentsOfFile: paper, encoding: .utf8)

    let lines = try AtomicFile.read("\(journal)/journal.jsonl").split(separator: 0x0A)
    let root = Merkle.root(of: lines.map { Digest.sha256([0] + $0) })
    // The laptop is let go at once, so that the commands find it free.
    let origin = try round.round.laptop().origin
    let code = Checkpoint(origin: origin, size: lines.count, root: root).headCode
    #expect(said.contains(code) && page.contains(code), "\(said)")
    #expect(page.contains(Digest.sha256(try AtomicFile.read(photo)).hex))
    #expect(page.contains("FS-01") && page.contains("&lt;b&gt;说明") && !page.contains("<b>说明"))
    #expect(try round.field(1, "log").contains(code))
    let again = try round.field(1, "print", visit, "--to", paper, code: 1)
    #expect(again.contains("error: ") && again.contains("paper.html"), "\(again)")
    #expect(try String(contentsOfFile: paper, encoding: .utf8) == page)
  }

  @Test("What the register has wrong is corrected on site, and the sheet shows both")
  func corrected() throws {
    try round.field(1, "arrive", visit)
    try round.field(1, "correct", "name=新名", "--visit", visit, "--reason", "the sign says so")
    let sheet = try round.field(1, "show", visit)
    #expect(sheet.contains("corrected on site: name 新名"), "\(sheet)")
    for (value, code, text) in [
      ("name", Int32(64), "is not field=value"), ("id=1", 65, "the subject has no field id"),
    ] {
      let said = try round.field(
        1, "correct", value, "--visit", visit, "--reason", "seen", code: code)
      #expect(said.contains("error: ") && said.contains(text), "\(said)")
    }
    try round.deliver(1, code: 0)
    #expect(try round.office("visits", visit).contains("新名"))
  }

  @Test("Withdrawn evidence no longer counts and is kept; tidying waits for the receipt")
  func withdrawn() throws {
    try round.field(1, "arrive", visit)
    let photo = "\(round.folder)/photo.jpg"
    try "a photo".write(toFile: photo, atomically: true, encoding: .utf8)
    try round.field(1, "attach", visit, photo)
    let digest = Digest.sha256("a photo").hex
    let wrong = try round.field(
      1, "withdraw", "00000000", "--visit", visit, "--reason", "blurred", code: 65)
    #expect(wrong.contains("error: "), "\(wrong)")
    try round.field(
      1, "withdraw", String(digest.prefix(8)), "--visit", visit, "--reason", "blurred")
    #expect(try round.field(1, "log").contains("blurred"))
    let again = try round.field(
      1, "withdraw", String(digest.prefix(8)), "--visit", visit, "--reason", "blurred", code: 65)
    #expect(again.contains("error: "), "\(again)")
    let page = "\(round.folder)/paper.html"
    try round.field(1, "print", visit, "--to", page)
    #expect(try !String(contentsOfFile: page, encoding: .utf8).contains(digest))
    try round.field(1, "void", visit, "--reason", "closed down")
    #expect(try round.field(1, "tidy", "--days", "0").contains("nothing to let go"))
    try round.deliver(1, code: 0)
    #expect(try round.field(1, "tidy", "--days", "0").contains("nothing to let go"))
    try round.export(to: 1)
    try round.field(1, "verify")
    let held = try round.office("verify")
    #expect(!held.contains("error"), "\(held)")
  }
}
