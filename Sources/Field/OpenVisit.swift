import Inspection
import Journal
import Merge
import Storage

extension Laptop {
  /// The file of a visit that work can go on in.
  ///
  /// - Throws: `FieldError.unknownVisit`; `ended` when it was finished, voided or recalled.
  func workableFile(_ visit: String, _ reading: Reading) throws -> VisitFile {
    let file = try reading.visitFile(visit).orThrow(FieldError.unknownVisit(visit))
    switch file.view.state {
    case .issued, .underway, .reassigned, .undecided: return file
    case .finished, .finishedInPart, .voided, .recalled:
      throw FieldError.ended(visit: visit, state: file.view.state.rawValue)
    }
  }

  /// The same, after somebody has arrived.
  func arrivedFile(_ visit: String, _ reading: Reading) throws -> VisitFile {
    let file = try workableFile(visit, reading)
    guard file.last(.visitArrived) != nil else { throw FieldError.notArrived(visit: visit) }
    return file
  }
}

extension VisitFile {
  /// Who acts when the command does not say: the officers who arrived last.
  var present: [String] {
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
