package import Inspection

/// Why a conflict is not decided, at the office or on a laptop.
///
/// Nothing has changed then.
package enum DecisionError: Error, Equatable, Sendable {
  /// The visit asks no such question.
  case unknownQuestion(String)
  /// There is no conflict of that name, with the visit's.
  case noConflict(String)
  /// The visit has several conflicts, so one must be named.
  case severalConflicts(String)
  /// The conflict has no value of that number.
  case unknownValue(Int)
  /// The question does not take the value; what it takes.
  case notTaken(String, Label)
  /// A conflict of logic can be let stand and not changed; whether the question has an answer to
  /// take.
  case onlyLetStand(String, isAnswered: Bool)
  /// The decision would close nothing.
  case stillOpen(String)
}
