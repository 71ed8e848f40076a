package import Inspection

/// One defect of a file that people write: where it is and why it is one.
package struct FormProblem: Error, Hashable, Sendable {
  /// The file's name.
  package let file: String
  /// The line, from 1.
  package let line: Int
  /// The character in the line, from 1; nil when the whole line is meant.
  package let column: Int?
  /// What is wrong.
  package let reason: Reason

  /// A problem from its parts.
  package init(file: String, line: Int, column: Int?, reason: Reason) {
    self.file = file
    self.line = line
    self.column = column
    self.reason = reason
  }

  /// `file:line:column: reason`.
  package func text(_ language: Language) -> String {
    let place = [file, String(line)] + (column.map { [String($0)] } ?? [])
    return "\(place.joined(separator: ":")): \(reason.label.text(language))"
  }

  /// What can be wrong.
  package enum Reason: Hashable, Sendable {
    /// The text is no YAML; what the parser says, in English.
    case yaml(String)
    /// A key twice in one mapping.
    case duplicateKey(String)
    /// A plain scalar that programs read differently.
    case ambiguousScalar(String)
    /// A character that no record may hold; its code point.
    case character(UInt32)
    /// A text that is not in normalization form C.
    case notNormalized
    /// Too long, too many values, or nested too deeply.
    case tooLarge
    /// Neither a form, an outcome dictionary nor a work calendar.
    case unknownDocument
    /// A value of the outcome dictionary or the calendar that cannot be; where, and why.
    case data(path: String, Label)
    /// A key that the language does not have, or not here.
    case unknownKey(String)
    /// A key that must be there.
    case missingKey(String)
    /// A value of another kind than the key needs.
    case expected(Shape, key: String)
    /// A word that is not one of those that the key takes.
    case notOneOf(key: String, allowed: [String])
    /// A text in one language only.
    case missingLanguage(Language, key: String)
    /// A name that is not letters, digits, `_` and `-`, at most 40.
    case badName(String)
    /// A name that something else has already.
    case duplicateName(String)
    /// Nothing to choose from.
    case emptyChoices
    /// A list that must have something in it; its key.
    case emptyList(String)
    /// A rule that none of the question's answers meets; `na` never fails.
    case neverFails
    /// A rule of failure on a question that only decides what else is asked.
    case failOnScope
    /// Evidence on failure, of a question that cannot fail.
    case evidenceWithoutFail
    /// Another content than was published under this version.
    case sameVersion(String)
    /// A key that this type of answer does not take.
    case notForType(key: String, type: String)
    /// A range whose ends are reversed or whose step is not positive.
    case badRange
    /// Bounds of a repeat that are reversed, negative or above 1,000.
    case badRepeat
    /// An expression that cannot be read.
    case expression(ExpressionError)
    /// An expression names a question that neither this form nor an included one has.
    case unknownReference(String)
    /// An expression names a question that comes later, or its own by name.
    case forwardReference(String)
    /// `.` where there is no answer of one's own.
    case ownNotAllowed
    /// An expression compares with a code that the question does not have.
    case unknownCode(String, question: String)
    /// An outcome code that the dictionary does not have.
    case unknownOutcome(String)
    /// A department that the list does not have.
    case unknownDepartment(String)
    /// An included form that is not there.
    case includeNotFound(String)
    /// A form that includes itself, through others perhaps.
    case includeCycle([String])
  }

  /// The kinds of values.
  package enum Shape: Hashable, Sendable {
    /// Names with values.
    case mapping
    /// Values in order.
    case list
    /// A text.
    case text
    /// `true` or `false`.
    case flag
    /// A whole number.
    case wholeNumber
    /// A number.
    case number
  }
}

/// All defects of a file, in the order of its lines; never empty.
package struct FormProblems: Error, Hashable, Sendable {
  /// The defects.
  package let problems: [FormProblem]

  /// The defects sorted by file, line and column.
  package init(_ problems: [FormProblem]) {
    self.problems = problems.sorted {
      ($0.file, $0.line, $0.column ?? 0) < ($1.file, $1.line, $1.column ?? 0)
    }
  }
}
