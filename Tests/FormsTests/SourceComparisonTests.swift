import Canonical
import Foundation
import Inspection
import Support
import Testing

@testable import Forms

/// Compares every item of the draft checklists, where they are at hand, with the converted forms.
@Suite("The forms against the draft checklists")
struct SourceComparisonTests {
  static let folder = "../shared/domain/checklists"

  static func source(_ id: String) throws -> JSONValue {
    try YAMLDocument(file: id, text: try Places.text("\(folder)/\(id).yaml")).value
  }

  static let ids = Shipped.names.filter { !["result_codes", "work_calendar"].contains($0) }

  @Test(
    "Every field of every item is kept",
    .needs(shared: "domain/checklists"), arguments: ids)
  func items(id: String) throws {
    let source = try Self.source(id)
    let form = try Shipped.form(id)
    let sections = try #require(source["sections"]?.array)
    #expect(sections.count == form.sections.count)
    var count = 0
    for (section, converted) in zip(sections, form.sections) {
      Self.compare(section, converted, lead: source["lead_department"])
      let items = try #require(section["items"]?.array)
      #expect(items.count == converted.questions.count)
      for (item, question) in zip(items, converted.questions) {
        Self.compare(item, question)
        count += 1
      }
    }
    #expect(source["item_count"]?.integer == count)
  }

  @Test(
    "What a form says of itself is kept",
    .needs(shared: "domain/checklists"), arguments: ids)
  func heads(id: String) throws {
    let source = try Self.source(id)
    let form = try Shipped.form(id)
    #expect(source["id"]?.string == form.id)
    #expect(source["version"]?.string == form.version)
    #expect(source["lead_department"]?.string == form.lead)
    #expect(source["industry"]?["zh"]?.string == form.industry.label.zh)
    #expect(source["industry"]?["en"]?.string == form.industry.label.en)
    #expect(source["industry"]?["gbt4754_2017"]?.strings == form.industry.codes)
    #expect(source["industry"]?["licences"]?.strings == form.industry.licences)
    #expect(source["sources"]?.strings == form.sources)
    #expect(source["note"]?.string == form.note ?? "")
    #expect(source["include"]?.strings ?? [] == form.includes)
    let cooperating = source["cooperating_departments"]?.array ?? []
    #expect(cooperating.compactMap { $0["dept"]?.string } == form.cooperating.map(\.department))
    #expect(cooperating.compactMap { $0["for"]?.string } == form.cooperating.map(\.purpose))
  }

  @Test(
    "The outcome codes are the source's",
    .needs(shared: "domain/checklists"))
  func outcomes() throws {
    let text = try Places.text("../shared/domain/result_codes.yaml")
    let source = try YAMLDocument(file: "result_codes.yaml", text: text).value
    let shipped = try YAMLDocument(file: "f", text: try Places.text("Forms/result_codes.yaml"))
    let converted = try #require(shipped.value["outcomes"])
    let codes = try #require(source["codes"]?.array)
    let dictionary = try #require(try Shipped.check.get().outcomes)
    #expect(codes.compactMap { $0["code"]?.string } == dictionary.codes.map(\.code))
    for (entry, code) in zip(codes, converted["codes"]?.array ?? []) {
      for key in ["code", "parent", "exclusive", "publish", "follow_up"] {
        #expect(entry[key] == code[key], "\(key)")
      }
      #expect(entry["zh"] == code["label"]?["zh"])
      #expect(entry["en"] == code["label"]?["en"])
    }
    func labels(_ key: String) -> [String] {
      (converted[key]?.array ?? []).compactMap { $0["label"]?["zh"]?.string }
    }
    let measures = source["follow_up_measures"]?.array ?? []
    #expect(measures.compactMap { $0["zh"]?.string } == labels("follow_up_measures"))
    #expect(source["verification_methods"]?.strings == labels("verification_methods"))
  }

  // MARK: One by one

  private static func compare(_ source: JSONValue, _ section: Section, lead: JSONValue?) {
    #expect(source["id"]?.string == section.id)
    #expect(source["zh"]?.string == section.label.zh)
    #expect(source["en"]?.string == section.label.en)
    #expect((source["department"] ?? lead)?.string == section.department, "\(section.id)")
    #expect(source["relevant_when"].map(expression) == section.relevant?.source, "\(section.id)")
    #expect(source["repeat"]?["per"]?.string == section.repeats?.per)
    #expect(source["repeat"]?["min"]?.integer == section.repeats?.minimum)
    #expect(source["repeat"]?["max"]?.integer == section.repeats?.maximum)
    #expect(source["repeat"]?["hint_zh"]?.string == section.repeats?.hint)
  }

  private static func compare(_ item: JSONValue, _ question: Question) {
    let name = question.name
    #expect(item["id"]?.string == name)
    #expect(item["name"]?.string == question.title.zh, "\(name)")
    #expect(item["gloss_en"]?.string == question.title.en, "\(name)")
    #expect(item["question_zh"]?.string == question.label.zh, "\(name)")
    #expect(item["hint_zh"]?.string == question.hint, "\(name)")
    #expect(item["level"]?.string == question.level.rawValue, "\(name)")
    #expect(item["provenance"]?.string == question.provenance.rawValue, "\(name)")
    #expect(item["relevant_when"].map(expression) == question.relevant?.source, "\(name)")
    #expect(item["legal_basis"]?.array?.map(basis) ?? [] == question.basis, "\(name)")
    #expect(item["liability"]?.array?.map(basis) ?? [] == question.liability, "\(name)")
    compareAnswer(item["answer"] ?? .null, question)
    compareEvidence(item["evidence"] ?? .null, question)
    compareFailure(item["on_fail"], question)
  }

  private static let types = [
    "yes_no_na": "yes_no_na", "number": "decimal", "single_choice": "select_one",
    "multi_choice": "select_multiple", "text": "text", "date": "date", "signature": "signature",
  ]

  private static func compareAnswer(_ answer: JSONValue, _ question: Question) {
    let name = question.name
    #expect(answer["type"]?.string.flatMap { types[$0] } == question.kind.word, "\(name)")
    #expect(answer["unit"]?.string == question.unit, "\(name)")
    let bounds = answer["input_range"]?.array?.map(number)
    #expect(bounds?[0] == question.range?.minimum, "\(name)")
    #expect(bounds?[1] == question.range?.maximum, "\(name)")
    #expect(answer["step"].flatMap(number) == question.range?.step, "\(name)")
    #expect(answer["max_chars"]?.integer ?? 1000 == question.maximumLength, "\(name)")
    #expect(answer["role"]?.string == question.role, "\(name)")
    let options = answer["options"]?.array ?? []
    #expect(options.compactMap { $0["code"]?.string } == question.choices.map(\.name), "\(name)")
    #expect(options.compactMap { $0["zh"]?.string } == question.choices.map(\.label.zh), "\(name)")
    #expect(options.compactMap { $0["en"]?.string } == question.choices.map(\.label.en), "\(name)")
    let hasRule = ["pass", "pass_range", "pass_rule", "fail_if_any"].contains { answer[$0] != nil }
    #expect(hasRule == (question.fail != nil), "\(name)")
  }

  private static func compareEvidence(_ evidence: JSONValue, _ question: Question) {
    #expect(evidence["required_when"]?.string == question.evidence.when.rawValue)
    let kinds = evidence["kinds"]?.strings ?? []
    #expect(kinds == question.evidence.kinds.map(\.rawValue), "\(question.name)")
    #expect(evidence["min"]?.integer ?? 0 == question.evidence.minimum, "\(question.name)")
  }

  private static func compareFailure(_ failure: JSONValue?, _ question: Question) {
    #expect(failure?["action"]?.string == question.onFail?.action.rawValue, "\(question.name)")
    #expect(failure?["zh"]?.string == question.onFail?.label.zh, "\(question.name)")
    #expect(failure?["result_code"]?.string == question.onFail?.outcome, "\(question.name)")
    #expect(failure?["days"]?.integer == question.onFail?.days, "\(question.name)")
    #expect(failure?["to"]?.string == question.onFail?.to, "\(question.name)")
  }

  private static func basis(_ value: JSONValue) -> Basis {
    Basis(
      code: value["code"]?.string ?? "", law: value["law"]?.string ?? "",
      version: value["version"]?.string, article: value["article"]?.string,
      item: value["item"]?.string, isTextRead: value["text_read"]?.bool ?? false)
  }

  private static func number(_ value: JSONValue) -> ExactDecimal? {
    value.integer.map(ExactDecimal.init) ?? value.string.flatMap { ExactDecimal($0) }
  }

  /// A condition of the source in the form language.
  private static func expression(_ condition: JSONValue) -> String {
    if let any = condition["any"]?.array { return any.map(expression).joined(separator: " or ") }
    if let all = condition["all"]?.array { return all.map(expression).joined(separator: " and ") }
    let reference = "${\(condition["ref"]?.string ?? "")}"
    let value = condition["value"]?.strings?.joined(separator: " ") ?? condition["value"]?.string
    return switch condition["op"]?.string {
    case "eq": "\(reference) = '\(value ?? "")'"
    case "ne": "\(reference) != '\(value ?? "")'"
    case "contains": "selected(\(reference), '\(value ?? "")')"
    case "missing": "\(reference) = ''"
    default: "unknown"
    }
  }
}
