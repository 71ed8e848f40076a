import Intake
import Merge
import Sealing
import Storage
import Testing

@testable import Field

/// Two laptops of one team on one site, each with the office's first task bundle.
struct Site {
  let round: FieldRound
  let other: Laptop

  init() throws {
    round = try FieldRound()
    other = try round.spare()
    _ = try OpenTask.run(round.firstTask(of: other), on: other)
  }

  /// Packs on one laptop for the other and merges there.
  @discardableResult
  func hand(from: Laptop, to: Laptop, on stick: String) throws -> MergeResults.Result {
    let folder = "\(round.folder)/\(stick)"
    _ = try Pack.run(to: folder, for: to.party.description, on: from)
    return try MergeResults.run(folder, at: to)
  }

  func view(_ laptop: Laptop, _ visit: String = FieldRound.visit) throws -> VisitView {
    try #require(try laptop.store.read { try $0.visitFile(visit) }).view
  }

  static func answer(
    _ value: String, to question: String, on laptop: Laptop, in visit: String = FieldRound.visit
  ) throws {
    _ = try Answer.run(visit, [Answer.Typed(question, value)], by: [], reason: nil, on: laptop)
  }
}
