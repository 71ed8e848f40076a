package import Canonical

/// What was drawn from one stratum, without the ids drawn: those stand in one list for all.
package struct DrawnStratum: Equatable, Sendable {
  /// The stratum.
  package let name: String
  /// The ids next in rank, in that order.
  package let reserve: [String]
  /// The rank of the last object drawn; nil when none was.
  package let cut: Digest?
}

/// A drawn object and who visits it.
package struct DrawnTeam: Equatable, Sendable {
  /// The object's id.
  package let object: String
  /// The inspectors' ids in the order of the roles; nil where nobody could be found.
  package let members: [String?]
}

/// A place of a team that nobody could take.
package struct UnfilledPlace: Equatable, Sendable {
  /// The object's id.
  package let object: String
  /// The role's number in the plan, from 0.
  package let role: Int
}

/// Everything that follows from a plan, its registers and the randomness.
package struct DrawResult: Equatable, Sendable {
  /// SHA-256 of `plan.json`.
  package let planHash: Digest
  /// The seed.
  package let seed: Digest
  /// The ids drawn, in rank order.
  package let picked: [String]
  /// What was drawn from each stratum, in the plan's order.
  package let strata: [DrawnStratum]
  /// The teams, in rank order of their objects.
  package let teams: [DrawnTeam]
  /// The places that nobody could take, in the order of the teams.
  package let unfilled: [UnfilledPlace]

  /// The bytes of `result.json`: for auditors, as they show risk classes.
  package var resultBytes: [UInt8] { result.indented }

  /// The bytes of `public.json`.
  ///
  /// Teams stand in the order of the ids, not of the ranks as Python's dictionaries leave them:
  /// the object that is last in rank is one at a published cut, and so would show its stratum.
  package var publicBytes: [UInt8] { published.indented }

  var result: PublishedJSON {
    .object([
      .init("seed", .string(seed.hex)),
      .init("picked", .strings(picked)),
      .init("reserve", .object(strata.map { .init($0.name, .strings($0.reserve)) })),
      .init("cut", cut),
      .init("teams", DrawResult.value(teams)),
      .init(
        "unfilled", .array(unfilled.map { .array([.string($0.object), .integer($0.role)]) })),
    ])
  }

  var published: PublishedJSON {
    .object([
      .init("plan_sha256", .string(planHash.hex)),
      .init("seed", .string(seed.hex)),
      .init("picked", .strings(picked.sorted(by: DrawText.precedes))),
      .init("teams", DrawResult.value(teams.sorted { DrawText.precedes($0.object, $1.object) })),
      .init("cut", cut),
    ])
  }

  private var cut: PublishedJSON {
    .object(strata.map { .init($0.name, .string($0.cut?.hex ?? "-")) })
  }

  private static func value(_ teams: [DrawnTeam]) -> PublishedJSON {
    .object(
      teams.map { team in
        .init(team.object, .array(team.members.map { $0.map(PublishedJSON.string) ?? .null }))
      })
  }
}
