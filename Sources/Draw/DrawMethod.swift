package import Canonical

/// The one method of drawing, `yicha-draw/v1`: the same as `verify_draw.py`.
package enum DrawMethod {
  /// What a plan names as its format, and what every hash begins with.
  package static let version = "yicha-draw/v1"

  /// The seed that a plan and the bytes of the randomness give.
  package static func seed(plan: [UInt8], randomness: [UInt8]) -> Digest {
    Ticket.seed(plan: Digest.sha256(plan), randomness: Digest.sha256(randomness))
  }

  /// Makes the draw of a frozen folder: same bytes, same result, in any program.
  ///
  /// - Parameters: the bytes of `plan.json`, `register.jsonl`, `pool.jsonl`,
  ///   `inspectors.jsonl` and `seed.txt`.
  /// - Throws: what reading the plan and the lines throws; `rootDiffers`, `unknownStratum`,
  ///   `poolIsNotTheRest`.
  package static func run(
    plan planBytes: [UInt8], register: [UInt8], pool: [UInt8], inspectors: [UInt8], seed: [UInt8]
  ) throws(DrawError) -> DrawResult {
    let plan = try DrawPlan(reading: planBytes)
    let registerLines = try DrawLines(.register, register)
    let poolLines = try DrawLines(.pool, pool)
    let peopleLines = try DrawLines(.inspectors, inspectors)
    try registerLines.require(root: plan.register)
    try poolLines.require(root: plan.pool)
    try peopleLines.require(root: plan.inspectors)
    let objects = try poolLines.objects()
    try FrozenDraw.requireStrata(plan.strata, of: objects)
    try requirePool(poolLines, objects, isLeftOf: registerLines, plan)
    let seed = self.seed(plan: planBytes, randomness: seed)
    return draw(plan, objects, try peopleLines.inspectors(), Digest.sha256(planBytes), seed)
  }

  /// The lines are canonical, so two say the same exactly when their bytes are equal.
  private static func requirePool(
    _ pool: DrawLines, _ objects: [DrawObject], isLeftOf register: DrawLines, _ plan: DrawPlan
  ) throws(DrawError) {
    let registered = try register.objects()
    guard FrozenDraw.leftOut(of: registered) == plan.leftOut else { throw .poolIsNotTheRest }
    let lines = Dictionary(
      zip(registered, register.lines).compactMap { object, line in
        object.leftOut == nil ? (object.id, line) : nil
      }, uniquingKeysWith: { first, _ in first })
    let same = zip(objects, pool.lines).allSatisfy { object, line in lines[object.id] == line }
    guard same, lines.count == objects.count else { throw .poolIsNotTheRest }
  }

  private static func draw(
    _ plan: DrawPlan, _ pool: [DrawObject], _ inspectors: [DrawInspector], _ hash: Digest,
    _ seed: Digest
  ) -> DrawResult {
    var ranker = TicketRanker(seed: seed)
    var byStratum: [String: [Ranked]] = [:]
    for object in pool {
      guard let stratum = object.stratum else { continue }
      let rank = ranker.rank(id: object.id, salt: object.salt, weight: object.weight)
      byStratum[stratum, default: []].append(Ranked(rank: rank, object: object))
    }
    var picked: [Ranked] = []
    var strata: [DrawnStratum] = []
    for stratum in plan.strata {
      let ranked = (byStratum[stratum.name] ?? []).sorted { $0.rank < $1.rank }
      let drawn = ranked.prefix(stratum.quota(of: ranked.count))
      let reserve = ranked.dropFirst(drawn.count).prefix(stratum.reserve)
      picked.append(contentsOf: drawn)
      strata.append(
        DrawnStratum(
          name: stratum.name, reserve: reserve.map(\.object.id), cut: drawn.last?.rank))
    }
    picked.sort { $0.rank < $1.rank }
    let objects = picked.map(\.object)
    let filled = TeamAssignment.fill(objects, plan.roles, inspectors, seed)
    return DrawResult(
      planHash: hash, seed: seed, picked: objects.map(\.id), strata: strata,
      teams: filled.teams, unfilled: filled.unfilled)
  }

  private struct Ranked {
    let rank: Digest
    let object: DrawObject
  }
}
