import Canonical
import Inspection

/// Checks includes, and that every expression names questions that stand before it: in its own
/// form, or in the forms that this one includes.
struct ReferenceCheck {
  private var drafts: [String: FormDraft] = [:]
  /// The form in which each question stands first.
  private var homes: [String: String] = [:]
  private var repeated: Set<String> = []

  init(_ drafts: [FormDraft]) {
    for draft in drafts {
      guard let id = draft.id else { continue }
      if self.drafts.updateValue(draft, forKey: id) != nil { repeated.insert(id) }
      for (name, _) in draft.collector.questions where homes[name] == nil { homes[name] = id }
    }
  }

  func check(_ draft: FormDraft) {
    guard let id = draft.id else { return }
    let collector = draft.collector
    if repeated.contains(id) { collector.report(.duplicateName(id), at: ["form"]) }
    checkIncludes(of: id, collector)
    checkNames(of: id, draft)
    var included: [String: Question?] = [:]
    for id in self.included(by: id) {
      for (name, question) in drafts[id]?.collector.questions ?? [] { included[name] = question }
    }
    let own = Dictionary(
      collector.questions.enumerated().map { ($1.name, $0) },
      uniquingKeysWith: { first, _ in first })
    for use in collector.uses { check(use, own: own, included: included, collector) }
  }

  private func checkIncludes(of id: String, _ collector: ProblemCollector) {
    for (index, included) in collector.includes.enumerated() {
      let path: [PathStep] = ["include", .index(index)]
      if drafts[included] == nil {
        collector.report(.includeNotFound(included), at: path)
      } else if included == id || self.included(by: included).contains(id) {
        collector.report(.includeCycle([id, included, id]), at: path)
      }
    }
  }

  /// A visit holds several forms, so one name means one question in all of them.
  private func checkNames(of id: String, _ draft: FormDraft) {
    for (section, content) in (draft.content?.sections ?? []).enumerated() {
      for (index, question) in content.questions.enumerated() {
        guard let home = homes[question.name], home != id else { continue }
        let path: [PathStep] = ["sections", .index(section), "questions", .index(index), "name"]
        draft.collector.report(.duplicateName(question.name), at: path)
      }
    }
  }

  private func included(by id: String) -> Set<String> {
    var found: Set<String> = []
    var open = drafts[id]?.collector.includes ?? []
    while let next = open.popLast() {
      guard found.insert(next).inserted else { continue }
      open += drafts[next]?.collector.includes ?? []
    }
    return found
  }

  private func check(
    _ use: ExpressionUse, own: [String: Int], included: [String: Question?],
    _ collector: ProblemCollector
  ) {
    if use.expression.usesOwn, use.kind == .beforeAnswer {
      collector.report(.ownNotAllowed, at: use.path)
    }
    for reference in use.expression.references {
      let place = own[reference.name]
      if let place, place < use.visible { continue }
      guard included[reference.name] == nil else { continue }
      collector.report(
        place == nil ? .unknownReference(reference.name) : .forwardReference(reference.name),
        at: use.path)
    }
    let questions = collector.questions
    let current = questions.indices.contains(use.visible) ? questions[use.visible].question : nil
    let unknown = CodeCheck.unknownCodes(in: use.expression, own: current) { name in
      own[name].flatMap { questions[$0].question } ?? included[name].flatMap(\.self)
    }
    for (code, question) in unknown {
      collector.report(.unknownCode(code, question: question), at: use.path)
    }
  }
}
