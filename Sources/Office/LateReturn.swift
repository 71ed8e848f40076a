import Canonical
import Inspection
import Journal
import Merge
import Storage

/// What of a visit came back late: after a recall, a void or a reassignment, after its task bundle
/// had expired, after it was decided, or from a device that was revoked.
///
/// It is taken in, flagged, and kept out of publication until the office decides (merge.md 10).
struct LateReturn {
  /// The contradictions that one decision about the visit's state closes.
  static let disputes: Set<ConflictKind> = [
    .state, .voidedAndAnswered, .reassignedAndAnswered, .answeredAfterEnd,
  ]

  private let file: VisitFile

  init(_ file: VisitFile) {
    self.file = file
  }

  /// The open contradictions about the visit as a whole.
  var conflicts: [Conflict] {
    file.view.conflicts.filter { Self.disputes.contains($0.kind) }
  }

  /// The state by which the late work counts: the finish that came late, or else the visit open
  /// with what was recorded.
  ///
  /// A finish counts only where it covers every answer: nobody has signed for the others.
  ///
  /// - Throws: `OfficeError.ambiguous(.conflict, _)` where several finishes came late.
  func accepted() throws -> JSONValue {
    let finished = values(of: .visitFinished)
      .filter { team == nil || $0 != current(.visitFinished) }
    guard finished.count < 2 else { throw OfficeError.ambiguous(.conflict, file.name) }
    guard let finish = finished.first, file.view.answersOutsideFinishes.isEmpty else {
      return open
    }
    return finish
  }

  /// The state by which the visit is back with the team that has it now: what that team made of it
  /// where it finished, or else the visit open.
  var returned: JSONValue {
    let finish = current(.visitFinished)
    let isTheirs = team != nil && values(of: .visitFinished).contains(finish)
    return isTheirs && file.view.answersOutsideFinishes.isEmpty ? finish : open
  }

  /// Given to the team that it was reassigned to, or reopened for the one it was issued to.
  private var open: JSONValue {
    let given = values(of: .visitReassigned).last
    return given ?? current(.visitReopened)
  }

  /// A state of the team that has the visit now.
  private func current(_ type: EntryType) -> JSONValue {
    team.map { ["team": $0, "type": .string(type.word)] } ?? .string(type.word)
  }

  /// The team of the newest reassignment; nil while there is none.
  private var team: JSONValue? {
    file.ofOffice(.visitReassigned)?.entry.data["team"]
  }

  private func values(of type: EntryType) -> [JSONValue] {
    let values = file.view.registers[.state]?.values ?? []
    return values.compactMap(\.value).filter {
      ($0.string ?? $0["type"]?.string) == type.word
    }
  }
}
