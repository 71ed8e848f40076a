package import Forms
import Journal

/// Everything that a conflict rule may look at: the folded entries of one visit.
package struct VisitScene: Sendable {
  /// What the visit is judged by.
  package let context: VisitContext
  /// What every register holds.
  package let registers: [Register: RegisterView]
  /// What the merged answers mean under the visit's forms; nil until they have been evaluated.
  package internal(set) var evaluation: FormEvaluation?
  let fold: RegisterFold

  init(_ entries: [RecordedEntry], context: VisitContext) {
    let own = entries.filter { $0.entry.visit == context.visit }
    let fold = RegisterFold(EntryGraph(own, heldElsewhere: context.heldElsewhere))
    self.fold = fold
    self.context = context
    registers = [Register: RegisterView](
      uniqueKeysWithValues: fold.members.keys.map { ($0, RegisterView($0, fold)) })
  }

  /// The live entries, in their order.
  var live: [RecordedEntry] {
    let graph = fold.graph
    return graph.nodes.indices.filter { graph.isLive[$0] }.map { graph.nodes[$0] }
  }

  /// The nodes of a register's heads.
  func heads(of register: Register) -> [Int] {
    (registers[register]?.heads ?? []).compactMap { fold.graph.node($0.leaf) }
  }

  /// The live finishes of the visit, in their order.
  var finishes: [Int] {
    (fold.members[.state] ?? []).filter { fold.graph.nodes[$0].entry.type == .visitFinished }
      .sorted()
  }

  /// The live answers that are the ancestor of no finish, in their order.
  var uncovered: [Int] {
    let covered = fold.graph.reach(from: finishes, along: fold.graph.parents)
    return fold.graph.order.filter { node in
      guard case .answer = fold.acts[node] else { return false }
      return !covered[node]
    }.sorted()
  }

  /// The disputes of the registers that belong to the kind.
  func disputes(_ kind: ConflictKind, where belongs: (Register) -> Bool) -> [Conflict] {
    registers.values.filter { belongs($0.register) && $0.isConflict }.map { view in
      let shown = (view.heads + view.unresolved).compactMap { fold.graph.node($0.leaf) }
      return Conflict(
        kind, visit: context.visit, register: view.register, heads: view.heads,
        values: view.isDisputed ? view.values : fold.distinct(Array(Set(shown))),
        base: view.base)
    }
  }

  /// One conflict for the visit, however many answers crossed with ends of these types; nil when
  /// none did.
  func crossing(_ kind: ConflictKind, at isEnd: (RecordedEntry) -> Bool) -> Conflict? {
    var ends: [Int] = []
    var answers: Set<Int> = []
    for end in fold.crossings.ends where isEnd(fold.graph.nodes[end]) {
      let open = fold.crossings.open(at: end)
      let disputed = inStateDispute(with: end)
      let crossed = open.filter { !(disputed?[$0] ?? false) }
      if crossed.isEmpty { continue }
      ends.append(end)
      answers.formUnion(crossed)
    }
    return conflict(kind, ends: ends, answers: answers)
  }

  /// One conflict for the visit between ends and answers; nil when there are none.
  ///
  /// Of answers to one question only the last are named.
  func conflict(_ kind: ConflictKind, ends: [Int], answers: Set<Int>) -> Conflict? {
    guard !answers.isEmpty else { return nil }
    let superseded = Set(answers.flatMap { fold.before[$0] })
    let heads = Set(ends).union(answers.subtracting(superseded))
    return Conflict(
      kind, visit: context.visit, register: nil, heads: heads.map { fold.graph.nodes[$0] },
      values: fold.distinct(Array(Set(ends))))
  }

  /// What is already in dispute with the end as two states of the visit, such as a finish with a
  /// recall: those answers are not a second conflict.
  private func inStateDispute(with end: Int) -> [Bool]? {
    guard registers[.state]?.isDisputed == true else { return nil }
    let heads = heads(of: .state)
    let after = Set(
      heads.filter { head in
        head == end || fold.graph.reach(from: [head], along: fold.before)[end]
      })
    let values = Set(after.map { fold.values[$0] })
    let others = heads.filter { !after.contains($0) && !values.contains(fold.values[$0]) }
    guard !after.isEmpty, !others.isEmpty else { return nil }
    return fold.graph.reach(from: others, along: fold.graph.parents)
  }
}
