import Canonical
import Inspection
import Journal
import Merge
import Storage

/// The office's newest decision about the result of a visit.
struct VisitReview {
  let decision: ReviewVisit.Decision
  /// The result; nil where the visit was returned.
  let outcome: Outcome?
  let reason: String?
  /// The digest of the heads that the reviewer saw.
  let heads: String
  /// The entry.
  let leaf: Digest

  /// The newest review of a visit; nil while there is none.
  ///
  /// - Throws: `DataError` for a result that this program cannot read.
  init?(_ file: VisitFile) throws {
    guard let entry = file.ofOffice(.visitReviewed)?.entry,
      let word = entry.data["decision"]?.string,
      let decision = ReviewVisit.Decision(rawValue: word)
    else { return nil }
    self.decision = decision
    outcome = decision == .approve ? try VisitReview.outcome(entry) : nil
    reason = entry.data["reason"]?.string
    heads = entry.data["heads"]?.string ?? ""
    leaf = entry.leaf
  }

  private static func outcome(_ entry: Entry) throws(DataError) -> Outcome {
    let keys: Set<String> = ["codes", "dispositions", "dictionary", "extract", "confirmed"]
    return try Outcome(.object(entry.data.filter { keys.contains($0.key) }))
  }
}

/// The newest publication of a visit.
struct VisitPublication {
  /// The digest of the record as it was published.
  let record: Digest
  /// The day of it.
  let date: String
  /// The leaf of the review that was published.
  let review: String

  /// The newest publication of a visit; nil while there is none.
  init?(_ file: VisitFile) {
    guard let data = file.ofOffice(.published)?.entry.data,
      let record = data["record_sha256"]?.string.flatMap({ Digest(hex: $0) })
    else { return nil }
    self.record = record
    date = data["date"]?.string ?? ""
    review = data["review"]?.string ?? ""
  }
}

extension VisitFile {
  /// Who worked on the visit: its team, and everybody a laptop's entry names.
  var workers: Set<String> {
    let authors = view.entries.filter { !$0.isFromOffice }.flatMap(\.entry.by)
    return Set(authors).union(visit.team.members.map(\.id))
  }
}
