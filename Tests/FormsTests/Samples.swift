import Canonical
import Foundation
import Inspection
import Support

@testable import Forms

/// The folders that the tests read, found from this file.
enum Places {
  static let root = Project.root

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}

/// The forms as shipped, checked once.
enum Shipped {
  static let names = [
    "00_common", "catering", "construction_site", "cosmetics", "drug_retail", "fire_safety",
    "food_sale", "metering", "price", "registration_publicity", "result_codes",
    "special_equipment", "training_institution", "work_calendar",
  ]

  static let check = Result {
    FormCheck(files: try names.map { ("\($0).yaml", try Places.text("Forms/\($0).yaml")) })
  }

  static func form(_ id: String) throws -> CompiledForm {
    guard let form = try check.get().forms.first(where: { $0.id == id }) else {
      throw Missing(name: id)
    }
    return form
  }
}

struct Missing: Error {
  let name: String
}

/// A form of a few questions, for tests of one thing.
enum Small {
  static let today = CalendarDate(daysSinceEpoch: 19604)  // 2023-09-04

  /// A form around YAML lines of sections, without indentation.
  static func text(_ sections: String, id: String = "small", head: String = "") -> String {
    let indented = sections.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "  " + $0 }.joined(separator: "\n")
    return """
      form: \(id)
      version: "1"
      title: {zh: 小表, en: Small}
      industry: {label: {zh: 行业, en: Trade}}
      lead: 市场监督管理
      \(head.isEmpty ? "note: x" : head)
      sections:
      \(indented)
      """
  }

  /// One section of questions, each a YAML flow mapping without its braces.
  static func section(_ questions: [String], extra: String = "") -> String {
    let lines = questions.map { "    - {\(defaults($0))}" }
    return (["- id: S", "  label: {zh: 节, en: Section}", extra, "  questions:"] + lines)
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  static func form(_ questions: [String], id: String = "small") throws -> CompiledForm {
    try forms([text(section(questions), id: id)])[0]
  }

  static func forms(_ texts: [String]) throws -> [CompiledForm] {
    let check = FormCheck(files: texts.enumerated().map { ("\($0).yaml", $1) })
    guard check.problems.isEmpty else { throw FormProblems(check.problems) }
    return check.forms
  }

  private static func defaults(_ question: String) -> String {
    let common = [
      ("title", "{zh: 题, en: title}"), ("label", "{zh: 问, en: label}"), ("level", "key"),
      ("provenance", "construction"),
    ]
    let keys = topLevel(question)
    let missing = common.filter { !keys.contains(", \($0.0): ") }
    return ([question] + missing.map { "\($0.0): \($0.1)" }).joined(separator: ", ")
  }

  /// The text without what stands in braces or brackets.
  private static func topLevel(_ text: String) -> String {
    var depth = 0
    return String(
      text.filter { character in
        if "{[".contains(character) { depth += 1 }
        if "}]".contains(character) { depth -= 1 }
        return depth == 0
      })
  }
}
