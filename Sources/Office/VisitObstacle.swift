/// Why the office cannot change a visit as things stand.
package enum VisitObstacle: String, Hashable, Sendable {
  /// Its result is public: only a correction changes it.
  case published
  /// Its result is approved.
  case approved
  /// It is in dispute: that is decided first.
  case undecided
  /// Its result is here, so there is nothing to call back.
  case finished
  /// It was voided.
  case voided
  /// It was recalled.
  case recalled
  /// Nothing of it came late, so that there is nothing to accept or return.
  case inTime
}
