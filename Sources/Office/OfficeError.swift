import Canonical
package import Inspection

/// Why the office's act is not done.
///
/// Nothing has changed then.
package enum OfficeError: Error, Equatable, Sendable {
  /// No region code.
  case region(String)
  /// A file that is not in the form needed; its name, the place in it, why.
  case file(String, line: Int?, Label)
  /// Several defects of a file; nothing of it was taken.
  case defects(String, [Defect])
  /// Something that must be loaded first, such as the item list before a plan.
  case needed(Needed)
  /// No plan entry, draw, visit, key, conflict of that name.
  case unknown(Noun, String)
  /// A name that stands for several.
  case ambiguous(Noun, String)
  /// A plan entry that cannot be drawn as things stand, with everything against it.
  case notDrawable(String, [DrawObjection])
  /// A draw of that plan entry is there already; a second one needs its reason.
  case alreadyDrawn(String)
  /// The draw is committed but its randomness has not been given, or has been given already.
  case drawState(String, made: Bool)
  /// The fingerprint typed is not the request's.
  case fingerprint(String)
  /// Fewer of the current root keys are at hand than a keys bundle needs.
  case rootsMissing(have: Int, need: Int)
  /// A threshold that so many root holders cannot reach, or a folder that two of them share.
  case threshold(Int, holders: Int)
  /// Somebody whose key has ended already; the key's 16 digits.
  case endedAlready(String)
  /// An id whose first 16 digits another key has.
  case keyTaken(String)
  /// A visit that cannot be approved or returned yet, with everything that is missing.
  case notReviewable(VisitGap)
  /// What the office wants to do with a visit does not go with how it stands: the visit and why.
  case visitStanding(String, VisitObstacle)
  /// A team that may not have a visit: the visit and everything against the team.
  case teamRefused(String, [Label])
  /// A revision of a form that changes nothing: the form's id.
  case nothingToRevise(String)
  /// A word that names no one person.
  case clerk(String)
  /// A decision by nobody in particular.
  case clerkNeeded
  /// A reason of spaces only.
  case blankReason
  /// A decision only by an author of what is decided.
  case ownConflict(String)
  /// A review by someone of the visit's own team: the visit and who.
  case ownVisit(String, String)
  /// A decision about a visit that needs its reason, and why it does.
  case reasonNeeded(String, Label)
  /// Codes or measures that are no result of a visit: the visit and why.
  case outcome(String, OutcomeError)

  /// A defect of a file.
  package struct Defect: Hashable, Sendable {
    /// The line, from 1; nil where it is the file as a whole.
    package let line: Int?
    /// What is wrong.
    package let text: Label

    /// A defect from its parts.
    package init(line: Int?, text: Label) {
      self.line = line
      self.text = text
    }
  }

  /// What may have to be loaded first.
  package enum Needed: String, Hashable, Sendable {
    /// The departments of the region.
    case departments
    /// The rule file (细则).
    case rules
    /// The item list (抽查事项清单).
    case list
    /// The annual plan (年度抽查计划).
    case plan
    /// The register of subjects (检查对象名录库).
    case subjects
    /// The register of inspectors (执法检查人员名录库).
    case inspectors
    /// The compiled forms that a plan entry names.
    case forms
    /// The dictionary of result codes and measures.
    case outcomes
  }

  /// What a name may name.
  package enum Noun: String, Hashable, Sendable {
    /// An entry of the annual plan, by its id.
    case planEntry
    /// A draw, by its id or its plan entry's.
    case draw
    /// A visit, by its id or a unique ending.
    case visit
    /// A key, by its key id.
    case key
    /// A device, by its 16 digits.
    case device
    /// A form, by its id.
    case form
    /// A conflict of the visit that is named.
    case conflict
    /// An inspector, by id.
    case inspector
  }

  /// What one visit still needs.
  package struct VisitGap: Hashable, Sendable {
    /// The visit.
    package let visit: String
    /// What is missing, each as a sentence.
    package let missing: [Label]

    /// A gap from its parts.
    package init(visit: String, missing: [Label]) {
      self.visit = visit
      self.missing = missing
    }
  }
}
