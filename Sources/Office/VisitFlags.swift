import Canonical
import Forms
package import Inspection
import Journal
import Merge
package import Storage

/// What a reviewer has to know before the result of a visit may count: it came late, rests on a
/// device that was revoked, or on answers that the forms no longer ask for.
///
/// An approval of such a result says why (merge.md 9 and 10).
extension VisitFile {
  /// Each flag as a sentence, in the order of their weight.
  package var flags: [Label] {
    [revocationText, expiryText, decidedText, carriedText].compactMap { $0 }
  }

  /// What is said of a visit that was ended with a task bundle that had expired; nil otherwise.
  var expiryText: Label? {
    let isLate = view.finishes.contains { $0.entry.entry.data["expired"] == true }
    guard isLate else { return nil }
    return Label(zh: "任务包过期后结束", en: "finished after its task bundle had expired")
  }

  /// What is said of answers that the forms no longer ask for; nil without any.
  var carriedText: Label? {
    guard !carried.isEmpty else { return nil }
    let names = carried.map { answer in
      let instance = answer.key.instance.isEmpty ? "" : "#\(answer.key.instance)"
      return "\(answer.key.question)\(instance) (\(answer.key.form) \(answer.version))"
    }.joined(separator: ", ")
    return Label(
      zh: "\(carried.count) 项填写出自旧版检查表，现版没有：\(names)",
      en: "answered under an earlier version of a form and not asked now: \(names)")
  }

  /// What is said of entries that came after the visit was approved; nil without any.
  var decidedText: Label? {
    guard let review = ofOffice(.visitReviewed)?.entry, review.data["decision"] == "approve",
      review.data["heads"]?.string != headsDigest.hex
    else { return nil }
    let day = review.moment.at.date()
    return Label(zh: "\(day) 审核通过后又有变化", en: "changed after the approval of \(day)")
  }
}
