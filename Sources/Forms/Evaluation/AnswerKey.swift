/// The place of one answer in a visit: the register without the visit (merge rule 3).
package struct AnswerKey: Hashable, Comparable, Sendable {
  /// The form's id.
  package let form: String
  /// The question's name.
  package let question: String
  /// The instance of a repeating section, as the inspectors number it; empty elsewhere.
  package let instance: String

  /// A key from its parts.
  package init(form: String, question: String, instance: String = "") {
    self.form = form
    self.question = question
    self.instance = instance
  }

  package static func < (left: AnswerKey, right: AnswerKey) -> Bool {
    (left.form, left.question, left.instance) < (right.form, right.question, right.instance)
  }
}
