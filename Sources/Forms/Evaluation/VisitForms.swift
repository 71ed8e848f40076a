/// The forms of one visit, indexed once: included forms first, each form once.
package struct VisitForms: Sendable {
  /// The forms, in the order in which they are evaluated.
  package let forms: [CompiledForm]
  /// A question's place among all questions, by name.
  let places: [String: Int]
  /// The forms' questions in order, with what they belong to.
  let questions: [Place]

  /// A question with its form and section.
  struct Place: Sendable {
    let form: Int
    let section: Section
    let question: Question
  }

  /// The forms of a visit; a form given twice stands once, the first one.
  package init(_ forms: [CompiledForm]) {
    var ordered: [CompiledForm] = []
    var seen: Set<String> = []
    func add(_ form: CompiledForm) {
      guard seen.insert(form.id).inserted else { return }
      for id in form.includes { forms.first { $0.id == id }.map(add) }
      ordered.append(form)
    }
    for form in forms { add(form) }
    self.forms = ordered
    questions = ordered.enumerated().flatMap { index, form in
      form.sections.flatMap { section in
        section.questions.map { Place(form: index, section: section, question: $0) }
      }
    }
    places = Dictionary(
      questions.enumerated().map { ($1.question.name, $0) }, uniquingKeysWith: { first, _ in first }
    )
  }

  /// A form by its id; nil when the visit does not have it.
  package func form(_ id: String) -> CompiledForm? {
    forms.first { $0.id == id }
  }
}
