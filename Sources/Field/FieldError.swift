package import Canonical
package import Forms
package import Inspection

/// Why an inspector's act is not done.
///
/// Nothing has changed then.
package enum FieldError: Error, Equatable, Sendable {
  /// No visit of that number or ending.
  case unknownVisit(String)
  /// An ending or number that several visits have.
  case ambiguousVisit(String, [String])
  /// No visit is open, so none can be left out.
  case noOpenVisit
  /// Several visits are open, so one must be named.
  case severalOpenVisits([String])
  /// No question of that name or number in the visit.
  case unknownQuestion(String)
  /// The question is filled from acts, never asked; which act fills it.
  case filledByAct(question: String, act: String)
  /// The question belongs to a section that repeats: an instance must be named, of at most so many;
  /// nil where the section does not repeat and none may be.
  case instance(question: String, most: Int?)
  /// The answer is not one that the question takes.
  case answer(AnswerError)
  /// The question is answered twice in one act, which would contradict itself.
  case answeredTwice(question: String)
  /// Nobody has arrived yet; nothing can be answered before.
  case notArrived(visit: String)
  /// The visit was ended; work needs a reopening with its reason.
  case ended(visit: String, state: String)
  /// The office gave the visit to another team, whose laptop this is not.
  case givenAway(visit: String)
  /// The visit was never ended, so there is nothing to take up again.
  case nothingToReopen(visit: String, state: String)
  /// The visit is not finished yet, so it cannot be signed.
  case notFinished(visit: String)
  /// Not everything is there; all of it is listed (exit 4).
  case incomplete(visit: String, [Gap])
  /// Somebody who is not an officer of the visit's team.
  case notOfTheTeam(String)
  /// Fewer officers than the law asks for (行政处罚法 42).
  case tooFewOfficers(found: Int, needed: Int)
  /// Fewer officers than decide a conflict together (merge.md 7).
  case decidedAlone(found: Int, needed: Int)
  /// The office's own act contradicts what was done here, and only the office decides about it.
  case officeDecides(visit: String)
  /// An officer whose certificate was valid until that day only (requirements 2.4).
  case certificateExpired(String, CalendarDate)
  /// The key is not the enrolled key of an officer of the team.
  case keyOfNobody(String)
  /// A folder that holds no key of an officer of the team.
  case noKeyInFolder(String)
  /// The kind of evidence is not known.
  case evidenceKind(String)
  /// No field of the subject's data has that name.
  case unknownField(String)
  /// No piece of evidence of the visit, or more than one, begins with those digits.
  case noEvidenceNamed(String)
  /// No entry of this laptop names such a file as evidence.
  case unknownEvidence(Digest)
  /// Evidence that is here unchanged cannot be recorded as lost.
  case evidenceHere(Digest)
  /// An empty file is no evidence.
  case emptyEvidence(String)
  /// The keys bundle's root is not the one compared with paper.
  case rootDiffers(found: String)
  /// No task bundle was opened yet, so there is nobody to pack for.
  case nothingOpened
  /// Nothing has happened since the last receipt.
  case nothingToPack
  /// No other enrolled device of that name or key, or its key has ended.
  case unknownDevice(String)
  /// The office's journal in the bundle does not continue the one seen before.
  case officeForked(size: Int)
  /// The bundle does not prove that the office's journal continues the one seen before.
  case officeUnproved(size: Int)
  /// The office's own checkpoint or a proof in the bundle does not hold.
  case officeProof(String)

  /// One thing that is missing, for the list of what to do.
  package struct Gap: Hashable, Sendable {
    /// The question's name; nil where it is the visit as a whole.
    package let question: String?
    /// What is missing.
    package let text: Label

    /// A gap from its parts.
    package init(question: String?, text: Label) {
      self.question = question
      self.text = text
    }
  }
}
