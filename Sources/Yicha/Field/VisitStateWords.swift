import Canonical
import Inspection
import Merge
import Office

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

  /// The word for a state, the office's too.
  static func label(_ state: VisitState) -> Label { state.label }
}
