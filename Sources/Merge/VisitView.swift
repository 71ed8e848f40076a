package import Canonical
import Journal

/// A live entry's opposite: one that waits for others (merge.md 2).
package struct WaitingEntry: Hashable, Sendable {
  /// The entry.
  package let recorded: RecordedEntry
  /// The leaves that are not here, through any chain, sorted.
  package let absent: [Digest]
}

/// A place where one journal of the visit has two branches (merge.md 1).
package struct VisitFork: Hashable, Sendable {
  /// The entries of one journal that stand at the same number.
  package let branches: [RecordedEntry]
}

/// What the entries of a visit say together: the projection of one visit, a pure fold.
///
/// The same set of entries gives the same view in whatever order and however often they came.
package struct VisitView: Hashable, Sendable {
  /// The visit's id.
  package let visit: String
  /// What every register holds.
  package let registers: [Register: RegisterView]
  /// Where the visit stands.
  package let state: VisitState
  /// The live finishes, in their order.
  package let finishes: [FinishView]
  /// Whether the visit is finished and each finish that its state rests on is signed.
  package let isSigned: Bool
  /// The inspectors whose signature is missing on a finish that the state rests on, sorted.
  package let missingSignatures: [String]
  /// The live answers that are the ancestor of no finish; what makes it finished in part.
  package let answersOutsideFinishes: [RecordedEntry]
  /// The entries that are not live, in their order.
  package let waiting: [WaitingEntry]
  /// What a person has to decide, sorted.
  package internal(set) var conflicts: [Conflict]
  /// What the forms ask and the merged answers do not give, that somebody decided to let stand.
  package internal(set) var letStand: [Conflict] = []
  /// The questions and fields to which two or more journals gave the same value, sorted.
  package let agreements: [RegisterView]
  /// The current values of answers; those in dispute and those cleared are not among them.
  package let answers: [Register: JSONValue]
  /// The names that questions have now, where a revision of a form gave them others.
  package let renamed: RenamedQuestions
  /// The references to evidence, in their order.
  package let evidence: [EvidenceReference]
  /// The digests of all evidence that a live entry names.
  package let evidenceNamed: Set<Digest>
  /// The live entries, in their order.
  package let entries: [RecordedEntry]
  /// Live entries that do not hold what their type says.
  package let unreadable: [RecordedEntry]
  /// Live entries that change nothing, with why.
  package let withoutEffect: [WithoutEffect]
  /// Journals of which two branches are here.
  package let forks: [VisitFork]

  /// The state entries that no other state entry of the visit names as parent.
  package var stateHeads: [RecordedEntry] { registers[.state]?.heads ?? [] }

  /// The leaves that an entry about the visit's state must name as parents: the heads of every
  /// register, sorted (merge.md 4).
  package var heads: [Digest] {
    registers.values.flatMap { $0.heads.map(\.leaf) }.sorted()
  }

  /// The leaves that an entry of the register must name as parents, sorted.
  package func heads(of register: Register) -> [Digest] {
    (registers[register]?.heads ?? []).map(\.leaf).sorted()
  }

  /// The state head that an answer must name; nil while no state entry is live.
  ///
  /// Of several it is the smallest leaf among those that leave the visit open, else the smallest
  /// of all.
  package var stateHead: Digest? {
    let ends: Set<String> = Set(EntryType.ends.map(\.word))
    let open = stateHeads.filter { head in
      let value = registers[.state]?.values.first { $0.authors.contains(head) }?.value
      guard let word = value?.string ?? value?["type"]?.string else { return true }
      return !ends.contains(word)
    }
    return (open.isEmpty ? stateHeads : open).map(\.leaf).min()
  }

  /// Whether nothing stands against publication but state and signatures (merge.md 13).
  package var isSettled: Bool { conflicts.isEmpty && waiting.isEmpty }

  /// The digests of evidence that live entries name and that are not held, sorted; while there is
  /// one the visit is incomplete (merge.md 6).
  package func absentEvidence(held: (Digest) -> Bool) -> [Digest] {
    evidenceNamed.filter { !held($0) }.sorted()
  }
}
