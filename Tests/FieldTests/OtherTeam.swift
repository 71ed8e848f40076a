import Field
import Inspection
import Office
import Sealing
import Storage
import Testing

@testable import Field

/// A second team with a laptop of its own, to which the office can give a visit.
extension FieldRound {
  static let otherTeam = ["GP0044", "GP0061"]

  /// The laptop of the other team, enrolled, with nothing but its first entry.
  func otherLaptop() throws -> Laptop {
    let desk = try desk()
    let rows = Self.otherTeam.map { "\($0),检查员,市场监管局,执法人员,晋E\($0),2099-12-31,食品,片区,在岗,\n" }
    let text = RegisterImport.inspectorColumns.joined(separator: ",") + "\n" + rows.joined()
    _ = try ImportRegister.run(Array(text.utf8), file: "inspectors", at: desk)
    let made = try InitLaptop.run(
      "\(folder)/other", keysBundle: path(of: .keysBundle), name: "other",
      carriers: Self.otherTeam, in: clock.surroundings)
    for request in made.requests { try Self.enrol(request, at: desk) }
    return try Laptop.open("\(folder)/other", doing: "test", in: clock.surroundings)
  }

  /// Gives the first visit to the other team.
  func reassign() throws {
    try ReassignVisit.run(Self.visit, to: Self.otherTeam, reason: "原组停职", at: desk())
  }

  /// Opens the office's next task bundle on a laptop.
  @discardableResult
  func openNext(on other: Laptop? = nil) throws -> OpenTask.Result {
    let laptop = other ?? laptop
    return try OpenTask.run(export(for: laptop), on: laptop)
  }
}
