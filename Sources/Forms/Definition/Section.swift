import Canonical
package import Inspection

/// A group of questions, checked by one department, perhaps once for each device.
package struct Section: Hashable, Sendable {
  /// How a section repeats.
  package struct Repeat: Hashable, Sendable {
    /// What there is one of for each instance, such as `device`.
    package let per: String
    /// The fewest instances.
    package let minimum: Int
    /// The most instances.
    package let maximum: Int
    /// What the inspector should know; nil when nothing.
    package let hint: String?

    var json: JSONValue {
      .members([
        ("per", .string(per)), ("min", .integer(minimum)), ("max", .integer(maximum)),
        ("hint", hint.map(JSONValue.string)),
      ])
    }
  }

  /// The name, unique in its form.
  package let id: String
  /// The section for people.
  package let label: Label
  /// The department that is competent for its questions.
  package let department: String
  /// When it is asked; nil for always.
  package let relevant: Expression?
  /// How it repeats; nil for once.
  package let repeats: Repeat?
  /// Its questions, in order.
  package let questions: [Question]

  var json: JSONValue {
    .members([
      ("id", .string(id)), ("label", .label(label)), ("department", .string(department)),
      ("relevant", relevant?.json), ("repeat", repeats?.json),
      ("questions", .array(questions.map(\.json))),
    ])
  }
}
