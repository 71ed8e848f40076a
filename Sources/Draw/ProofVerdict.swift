package import Canonical

/// What a proof shows of one object.
package struct ProofVerdict: Equatable, Sendable, CustomStringConvertible {
  /// Selected, not selected, or left out.
  package enum Standing: Equatable, Sendable {
    /// Drawn, with this rank.
    case selected(rank: Digest)
    /// In the pool, but not drawn.
    case notSelected(rank: Digest)
    /// Left out of the pool, for this reason.
    case notInPool(reason: String)
  }

  /// The object's id.
  package let object: String
  /// What the proof shows.
  package let standing: Standing

  /// The line that `verify_draw.py --proof` prints.
  package var description: String {
    switch standing {
    case .selected(let rank): "\(object): rank \(rank.prefix16), selected"
    case .notSelected(let rank): "\(object): rank \(rank.prefix16), not selected"
    case .notInPool(let reason): "\(object): rank -, not in the pool: \(reason)"
    }
  }
}

extension DrawProof {
  /// Checks the proof against `public.json`.
  ///
  /// - Throws: `proofOfAnotherPlan`, `proofOfAnotherSeed`, `proofNotInTree`,
  ///   `proofNeedsPoolLine`, `proofContradictsPublished`; `notJSON` or `invalid` for a
  ///   `public.json` without what is needed; what reading plan and line throws.
  package func check(against published: [UInt8]) throws(DrawError) -> ProofVerdict {
    guard let published = PublishedReader.read(published), published.members != nil else {
      throw .notJSON(.public)
    }
    let seed = try requirePublished(published)
    let object = try requireCommitted()
    switch object.standing {
    case .leftOut(let reason):
      return ProofVerdict(object: object.id, standing: .notInPool(reason: reason))
    case .pool(let stratum, _, let weight):
      guard tree == .pool else { throw .proofNeedsPoolLine }
      var ranker = TicketRanker(seed: seed)
      let rank = ranker.rank(id: object.id, salt: object.salt, weight: weight)
      let selected = try DrawProof.isSelected(rank, stratum, published)
      guard let picked = published[.picked]?.strings else { throw .invalid(.picked) }
      guard selected == picked.contains(object.id) else { throw .proofContradictsPublished }
      return ProofVerdict(
        object: object.id, standing: selected ? .selected(rank: rank) : .notSelected(rank: rank))
    }
  }

  /// The published seed, when plan and randomness of the proof are the published ones.
  private func requirePublished(_ published: PublishedJSON) throws(DrawError) -> Digest {
    let bytes = Array(plan.utf8)
    guard try published.root(.planHash) == Digest.sha256(bytes) else { throw .proofOfAnotherPlan }
    let seed = DrawMethod.seed(plan: bytes, randomness: Array(seedText.utf8))
    guard try published.root(.seed) == seed else { throw .proofOfAnotherSeed }
    return seed
  }

  /// The object of the line, when the line is in the tree that the plan commits to.
  private func requireCommitted() throws(DrawError) -> DrawObject {
    let plan = try DrawPlan(reading: Array(plan.utf8))
    let included = Merkle.includes(
      leaf: Digest.leaf(Array(line.utf8)), at: index, size: size, path: path,
      root: tree == .pool ? plan.pool : plan.register)
    guard included else { throw .proofNotInTree }
    let lines = try DrawLines(tree == .pool ? .pool : .register, Array((line + "\n").utf8))
    guard let object = try lines.objects().first, lines.lines.count == 1 else {
      throw .malformedProof(.line)
    }
    return object
  }

  private static func isSelected(
    _ rank: Digest, _ stratum: String, _ published: PublishedJSON
  ) throws(DrawError) -> Bool {
    guard let text = published[.cut]?[stratum]?.string else { throw .invalid(.cut) }
    if text == "-" { return false }
    guard let cut = Digest(hex: text) else { throw .invalid(.cut) }
    return rank <= cut
  }
}
