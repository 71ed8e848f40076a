import Canonical
import Inspection
import Testing

@testable import Forms

@Suite("Compiled forms")
struct CompiledFormTests {
  static let questions = [
    "name: A, type: select_one, choices: [{name: x, label: {zh: 甲, en: X}}, {name: y, label: {zh: 乙, en: Y}}]",
    """
    name: B, type: decimal, unit: ℃, range: {min: -0.50, max: 40, step: 0.1}, \
    relevant: "${A} = 'x'", fail: ". > 8.0", weight: 1.5, veto: true, required: false, \
    evidence: {when: on_fail, kinds: [photo, text], min: 2}, hint: 提示, \
    basis: [{code: FSL, law: 法, version: 2021-04-29, article: 第一条, item: 一, text_read: true}], \
    liability: [{code: FSL, law: 法}], constraint: ". != 3", constraint_message: {zh: 不, en: no}, \
    on_fail: {action: note, label: {zh: 记, en: note}, outcome: "1", days: 0, to: 消防救援}
    """,
    "name: C, type: text, max_chars: 20, required: \"${A} = 'y'\"",
    "name: D, type: signature, role: witness, filled_by: party.signed",
    "name: E, type: calculate, calculation: \"${B} * 2\"",
  ]

  @Test("Compiling, writing and reading gives the same form, bytes and digest")
  func roundTrip() throws {
    let form = try Small.form(Self.questions)
    let read = try CompiledForm(canonicalBytes: form.canonicalBytes)
    #expect(read == form)
    #expect(read.digest == form.digest)
    #expect(form.digest == Digest.sha256(form.canonicalBytes))
    #expect(try CanonicalJSON.write(form.compiled) == form.canonicalBytes)
    let question = try #require(read.question("B"))
    #expect(question.range?.minimum?.description == "-0.5")
    #expect(question.requirement == .never)
    #expect(question.onFail?.days == 0)
    #expect(read.question("C")?.requirement == .when(try Expression("${A} = 'y'")))
  }

  @Test("The twelve shipped forms survive compiling and reading")
  func shipped() throws {
    let forms = try Shipped.check.get().forms
    #expect(forms.count == 12)
    for form in forms {
      #expect(try CompiledForm(canonicalBytes: form.canonicalBytes) == form)
      #expect(form.canonicalBytes.count < 100_000)
    }
    #expect(Set(forms.map(\.digest)).count == 12)
  }

  @Test("Spelling does not change the digest; content does")
  func digests() throws {
    let base = try Small.form(["name: A, type: decimal, range: {min: 1, max: 2}"])
    let same = [
      "name: A, type: decimal, range: {max: 2.0, min: 1}",
      "type: \"decimal\", name: A, range: {min: 1.00, max: 2}, required: true",
      "name: A, type: decimal, range: {min: 1, max: 2}, evidence: {when: never}, veto: false",
    ]
    for text in same { #expect(try Small.form([text]).digest == base.digest, "\(text)") }
    let other = [
      "name: B, type: decimal, range: {min: 1, max: 2}", "name: A, type: decimal, range: {min: 1}",
      "name: A, type: integer, range: {min: 1, max: 2}",
      "name: A, type: decimal, range: {min: 1, max: 2.1}",
      "name: A, type: decimal, range: {min: 1, max: 2}, hint: x",
      "name: A, type: decimal, range: {min: 1, max: 2}, required: false",
      "name: A, type: decimal, range: {min: 1, max: 2}, fail: \". > 1\"",
      "name: A, type: decimal, range: {min: 1, max: 2}, level: general",
    ]
    for text in other { #expect(try Small.form([text]).digest != base.digest, "\(text)") }
  }

  @Test("Bytes that are not exactly a compiled form are refused")
  func refused() throws {
    let form = try Small.form(["name: A, type: yes_no_na"])
    let text = String(decoding: form.canonicalBytes, as: UTF8.self)
    let spellings: [([UInt8], CanonicalError.Reason)] = [
      (Array((text + " ").utf8), .trailing), ([], .truncated),
    ]
    for (bytes, reason) in spellings {
      let error = #expect(throws: CompiledFormError.self) {
        try CompiledForm(canonicalBytes: bytes)
      }
      guard case .notCanonical(let why) = error else {
        Issue.record("another error: \(String(describing: error))")
        return
      }
      #expect(why.reason == reason)
    }
    func changed(_ change: (inout [String: JSONValue]) -> Void) throws -> [UInt8] {
      var members = try #require(form.compiled.object)
      change(&members)
      return try CanonicalJSON.write(.object(members))
    }
    #expect(throws: CompiledFormError.notCompiled) {
      try CompiledForm(canonicalBytes: try changed { $0["include"] = [] })
    }
    for bytes in [
      try changed { $0["colour"] = "red" }, try changed { $0["form"] = nil },
      try changed { $0["relevant"] = "(" }, try changed { $0["sections"] = "x" },
    ] {
      let error = #expect(throws: CompiledFormError.self) {
        try CompiledForm(canonicalBytes: bytes)
      }
      guard case .notAForm(let problems) = error else {
        Issue.record("another error: \(String(describing: error))")
        continue
      }
      #expect(problems.problems.count == 1)
    }
  }

  @Test("Every cut of a compiled form is refused")
  func cuts() throws {
    let bytes = try Small.form(["name: A, type: yes_no_na, fail: \". = 'no'\""]).canonicalBytes
    for count in 0..<bytes.count {
      #expect(throws: CompiledFormError.self) {
        try CompiledForm(canonicalBytes: Array(bytes.prefix(count)))
      }
    }
  }

  @Test("A section without a department belongs to the lead department")
  func department() throws {
    let form = try Shipped.form("training_institution")
    #expect(form.sections.map(\.department) == ["教育", "市场监督管理", "消防救援", "市场监督管理"])
    #expect(try Shipped.form("catering").sections.allSatisfy { $0.department == "市场监督管理" })
  }
}
