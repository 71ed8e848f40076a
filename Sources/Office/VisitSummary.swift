import Canonical
import Inspection
import Merge

/// The row of a visit, read into values for lists that need no fold of entries.
struct VisitSummary {
  let visit: String
  let subject: String
  let planEntry: String
  let state: VisitState
  /// The last day of the window.
  let windowEnd: CalendarDate?
  /// The day on which it was last finished.
  let finished: CalendarDate?
  /// Whether the office decided that it is voided or recalled.
  let isEndedByOffice: Bool
  let conflicts: Int
  let waiting: Int
  let absentEvidence: [String]
  let missingSignatures: [String]
  let forks: Int
  let findings: [JSONValue]
  /// The newest review's decision while its answers are those of now.
  let decision: ReviewVisit.Decision?
  /// The day on which it was last published.
  let published: String?

  init(_ row: JSONValue) {
    func text(_ key: String) -> String { row[key]?.string ?? "" }
    func number(_ key: String) -> Int { row[key]?.integer ?? 0 }
    visit = text("visit")
    subject = text("subject_name")
    planEntry = text("plan_entry")
    state = VisitState(rawValue: text("state")) ?? .issued
    windowEnd = CalendarDate(text("to"))
    finished = CalendarDate(text("finished"))
    isEndedByOffice = row["ended_by_office"] == true
    conflicts = number("conflicts")
    waiting = number("waiting")
    absentEvidence = row["absent_evidence"]?.strings ?? []
    missingSignatures = row["missing_signatures"]?.strings ?? []
    forks = number("forks")
    findings = row["findings"]?.array ?? []
    let isCurrent = row["review"]?["heads"] == row["heads"]
    let word = row["review"]?["decision"]?.string
    decision = isCurrent ? word.flatMap(ReviewVisit.Decision.init) : nil
    published = row["published"]?["date"]?.string
  }

  /// Whether its result must be public: somebody finished it, and the office has not decided that
  /// it is voided or recalled; or it is public already (requirement X13).
  ///
  /// A laptop that voids a visit after its finish, and a state in dispute, take nothing out of the
  /// count.
  var isDue: Bool { published != nil || (finished != nil && !isEndedByOffice) }

  /// Whether its findings are of use: somebody has ended it and nobody has undone that.
  var hasFindings: Bool {
    finished != nil && [.finished, .finishedInPart, .undecided].contains(state)
  }

  /// Whether it still has to be made or ended.
  var isOpen: Bool {
    ![.finished, .voided, .recalled].contains(state)
  }
}
