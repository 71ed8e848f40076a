import Inspection
import Journal
import Merge
package import Storage

extension Laptop {
  /// The file of a visit that work can go on in.
  ///
  /// - Throws: `FieldError.unknownVisit`; `ended` when it was finished, voided or recalled, by the
  ///   office too, whose word crossed with work here; `givenAway` when another team has it.
  func workableFile(_ visit: String, _ reading: Reading) throws -> VisitFile {
    let file = try reading.visitFile(visit).orThrow(FieldError.unknownVisit(visit))
    if let end = file.endByOffice { throw FieldError.ended(visit: visit, state: end.rawValue) }
    switch file.view.state {
    case .issued, .underway, .reassigned, .undecided:
      try checkHeld(file, reading)
      return file
    case .finished, .finishedInPart, .voided, .recalled:
      throw FieldError.ended(visit: visit, state: file.view.state.rawValue)
    }
  }

  /// Refuses work on a visit that the office gave to a team whose laptop this is not.
  ///
  /// - Throws: `FieldError.givenAway`.
  func checkHeld(_ file: VisitFile, _ reading: Reading) throws {
    let isGiven = file.view.stateHeads.contains { head in
      head.isFromOffice && head.entry.type == .visitReassigned
    }
    guard isGiven,
      try reading.officeStanding(of: file.name)?.isHeld == false
    else { return }
    throw FieldError.givenAway(visit: file.name)
  }

  /// The same, after somebody has arrived.
  func arrivedFile(_ visit: String, _ reading: Reading) throws -> VisitFile {
    let file = try workableFile(visit, reading)
    guard file.last(.visitArrived) != nil else { throw FieldError.notArrived(visit: visit) }
    return file
  }
}

extension VisitFile {
  /// The office's void or recall that stands, also beside what was recorded here meanwhile; nil
  /// once the visit was reopened.
  var endByOffice: VisitState? {
    let ends = Set(view.stateHeads.filter(\.isFromOffice).map(\.entry.type))
    if ends.contains(.visitRecalled) { return .recalled }
    return ends.contains(.visitVoided) ? .voided : nil
  }

  /// Who acts when the command does not say: the officers who arrived last.
  package var present: [String] {
    last(.visitArrived)?.entry.by ?? officers.map(\.id)
  }

  /// Refuses people who are not of the visit's team.
  ///
  /// - Throws: `FieldError.notOfTheTeam`.
  func checkMembers(_ ids: [String]) throws {
    for id in ids where !visit.team.members.contains(where: { $0.id == id }) {
      throw FieldError.notOfTheTeam(id)
    }
  }
}
