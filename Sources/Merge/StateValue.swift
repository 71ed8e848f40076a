import Canonical
import Journal

/// What a state entry says: its word, and to which team the visit was given by then.
///
/// A finish by the team of a reassignment is another value than one by the team before it
/// (matrix row 15); finishes of one team are equal (row 21).
struct StateValue: Equatable {
  /// The word, such as `visit.finished`.
  let type: EntryType
  /// The team of the reassignment that holds; nil for the team as issued.
  let team: JSONValue?

  init(_ type: EntryType, team: JSONValue?) {
    self.type = type
    self.team = team
  }

  /// Reads the value that a resolution gives: a word, or a head's own value; nil for anything
  /// that is no state.
  init?(_ value: JSONValue?, team: JSONValue?) {
    guard let word = (value?.string ?? value?["type"]?.string) else { return nil }
    let type = EntryType(word)
    guard EntryType.visitStates.contains(type) else { return nil }
    self.init(type, team: value?.string == nil ? value?["team"] : team)
  }

  /// The value as it is compared and shown.
  var value: JSONValue {
    let givesTeam: Set<EntryType> = [.visitReassigned, .visitFinished, .visitReopened]
    guard let team, givesTeam.contains(type) else { return .string(type.word) }
    return ["team": team, "type": .string(type.word)]
  }
}

extension EntryType {
  /// States after which nothing is answered without reopening (merge.md 4).
  static let ends: Set<EntryType> = [.visitFinished, .visitVoided, .visitRecalled]
  /// States that cross with an answer their writer had not seen (merge.md 4 and 10).
  static let crossing: Set<EntryType> = [.visitVoided, .visitRecalled, .visitReassigned]
  /// What only the office may do.
  static let officeOnly: Set<EntryType> = [.visitIssued, .visitRecalled, .visitReassigned]
}
