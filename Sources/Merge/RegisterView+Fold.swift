extension RegisterView {
  /// What a register holds after the fold.
  init(_ register: Register, _ fold: RegisterFold) {
    let members = fold.members[register] ?? []
    let named = Set(members.flatMap { fold.before[$0] })
    let heads = members.filter { !named.contains($0) }.sorted()
    let unresolved = Set(heads.flatMap { fold.unresolved[$0] }).sorted()
    self.register = register
    self.heads = heads.map { fold.graph.nodes[$0] }
    self.unresolved = unresolved.map { fold.graph.nodes[$0] }
    values = fold.distinct(heads)
    base = Self.base(of: heads.count > 1 ? heads : unresolved, fold)
  }

  /// The nearest entry that all go back to; the first in order where several are equally near.
  private static func base(of nodes: [Int], _ fold: RegisterFold) -> RecordedEntry? {
    guard nodes.count > 1 else { return nil }
    var common = [Bool](repeating: true, count: fold.graph.nodes.count)
    for node in nodes {
      var past = fold.graph.reach(from: [node], along: fold.before)
      past[node] = true
      for index in common.indices where !past[index] { common[index] = false }
    }
    let shared = fold.latest(common.indices.filter { common[$0] })
    return shared.first.map { fold.graph.nodes[$0] }
  }
}
