package import Inspection

/// The record of an inspection as the party reads and signs it on paper (现场检查笔录; requirements
/// 2.7, 3.2, 7.4): who inspected whom, when, with what found and which files as evidence.
package struct SiteRecord: Sendable {
  /// One line of the head: what, and the texts that say it.
  package struct Fact: Sendable {
    let label: Label
    let texts: [String]

    /// A line of the head; left out where no text says anything.
    package init(_ label: Label, _ texts: [String]) {
      self.label = label
      self.texts = texts.filter { !$0.isEmpty }
    }
  }

  /// One question with its answer.
  package struct Item: Sendable {
    let name: String
    let title: String
    let answer: String
    let isFinding: Bool

    /// A line of the list of answers.
    package init(name: String, title: String, answer: String, isFinding: Bool) {
      self.name = name
      self.title = title
      self.answer = answer
      self.isFinding = isFinding
    }
  }

  /// The questions of one section of a form.
  package struct Section: Sendable {
    let title: String
    let items: [Item]

    /// A section; one without questions is not printed.
    package init(title: String, items: [Item]) {
      self.title = title
      self.items = items
    }
  }

  /// One finding with what follows from it.
  package struct Finding: Sendable {
    let text: String
    let consequence: String

    /// A finding and its measure.
    package init(text: String, consequence: String) {
      self.text = text
      self.consequence = consequence
    }
  }

  /// One file of evidence, with the integrity check value that the party signs (requirements 3.2).
  package struct Evidence: Sendable {
    let kind: String
    let subject: String
    let taken: String
    let bytes: Int
    let digest: String

    /// A line of the list of evidence.
    package init(kind: String, subject: String, taken: String, bytes: Int, digest: String) {
      self.kind = kind
      self.subject = subject
      self.taken = taken
      self.bytes = bytes
      self.digest = digest
    }
  }

  /// The department that it belongs to, the co-operating ones after it.
  package var departments: [String]
  /// The visit's id.
  package var visit: String
  /// The head.
  package var facts: [Fact]
  /// The answers.
  package var sections: [Section]
  /// What was found.
  package var findings: [Finding]
  /// The evidence.
  package var evidence: [Evidence]
  /// What the party stated; nil where it stated nothing.
  package var statement: String?
  /// Who signs by hand: what as, and the name where it is known.
  package var signers: [Fact]
  /// When it was printed.
  package var printed: String
  /// The head code of the laptop's journal at that time (design 5.3).
  package var headCode: String

  /// A record from its parts.
  package init(
    departments: [String], visit: String, facts: [Fact], sections: [Section], findings: [Finding],
    evidence: [Evidence], statement: String?, signers: [Fact], printed: String, headCode: String
  ) {
    self.departments = departments
    self.visit = visit
    self.facts = facts
    self.sections = sections
    self.findings = findings
    self.evidence = evidence
    self.statement = statement
    self.signers = signers
    self.printed = printed
    self.headCode = headCode
  }
}
