/// The rounds of merging of one run, each made when the first row needs it and kept for the others.
final class MergeRounds {
  private let folder: String
  private var made: [MergeSize: MergeRound] = [:]

  init(folder: String) {
    self.folder = folder
  }

  /// The round of so many bundles.
  func round(_ size: MergeSize) throws -> MergeRound {
    if let round = made[size] { return round }
    Talk.progress("making \(size.bundles) result bundles")
    let round = try MergeRound(in: "\(folder)/merge-\(made.count)", size)
    made[size] = round
    return round
  }
}
