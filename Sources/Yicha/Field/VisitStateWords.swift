import Canonical
import Field
import Inspection
import Merge
import Office
import Storage

/// The words for where a visit stands.
enum VisitStateWords {
  /// The word for a state as it is stored; one that this program does not know stands for itself.
  static func label(_ word: String) -> Label {
    VisitState(rawValue: word).map(label) ?? Label(zh: word, en: word)
  }

  /// Where the visit of a row of the projection stands: finished only once it is signed.
  static func label(row: JSONValue) -> Label {
    let word = row["state"]?.string ?? ""
    guard word == VisitState.finished.rawValue, row["signed"] != true else { return label(word) }
    return Label(zh: "待签名", en: "unsigned")
  }

  /// Where a visit stands on this laptop, and what the office says where that is more.
  static func label(_ visit: FindVisit.Numbered) -> Label {
    let own = label(row: visit.row)
    guard let word = officeWord(visit).map(label) else { return own }
    return Label(zh: "\(own.zh)（办公室：\(word.zh)）", en: "\(own.en) (office: \(word.en))")
  }

  /// The state that the office told, where this laptop cannot know it by itself: the visit is not
  /// its own any more, or was ended on another laptop.
  private static func officeWord(_ visit: FindVisit.Numbered) -> String? {
    guard let standing = visit.standing, standing.state != visit.row["state"]?.string else {
      return nil
    }
    let ends: Set<VisitState> = [.finished, .finishedInPart, .voided, .recalled]
    let own = visit.row["state"]?.string
    let isFinishedHere = own == "finished" || own == "finishedInPart"
    let isEnded = VisitState(rawValue: standing.state).map(ends.contains) ?? false
    return visit.isLost || (isEnded && !isFinishedHere) ? standing.state : nil
  }

  /// The word for a state, the office's too.
  static func label(_ state: VisitState) -> Label { state.label }
}
