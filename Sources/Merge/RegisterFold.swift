import Canonical
import Journal

/// Walks the live entries, parents first, and says of each what it sets in its register.
///
/// An entry is judged by what it descends from alone, so every laptop and the office come to the
/// same judgement whatever else they hold.
struct RegisterFold {
  let graph: EntryGraph
  let acts: [Act]
  /// The names that questions have now.
  let renamed: RenamedQuestions
  /// What each entry names in its own register; an entry without effect stands for what it names.
  private(set) var before: [[Int]]
  /// The value that each entry sets; for a state, its `StateValue.value`.
  private(set) var values: [JSONValue?]
  /// What each state entry says.
  private(set) var states: [StateValue?]
  /// The unequal entries that each entry passed over without a decision.
  private(set) var unresolved: [[Int]]
  /// Which entries take part in a register.
  private(set) var takesPart: [Bool]
  /// The entries of each register that take part, parents first.
  private(set) var members: [Register: [Int]] = [:]
  /// Live entries that change nothing.
  private(set) var withoutEffect: [WithoutEffect] = []
  private(set) var crossings: Crossings

  init(_ graph: EntryGraph) {
    self.graph = graph
    let renamed = RenamedQuestions(graph.nodes)
    let acts = graph.nodes.map { Act($0.entry, renamed) }
    self.renamed = renamed
    self.acts = acts
    let count = graph.nodes.count
    before = [[Int]](repeating: [], count: count)
    values = [JSONValue?](repeating: nil, count: count)
    states = [StateValue?](repeating: nil, count: count)
    unresolved = [[Int]](repeating: [], count: count)
    takesPart = [Bool](repeating: false, count: count)
    crossings = Crossings(graph, acts)
    for node in graph.order { take(node) }
    withoutEffect.sort { $0.recorded < $1.recorded }
  }

  /// Those of the nodes that no other of them goes back to within the register.
  func latest(_ nodes: [Int]) -> [Int] {
    guard nodes.count > 1 else { return nodes }
    let older = graph.reach(from: nodes, along: before)
    return nodes.filter { !older[$0] }
  }

  /// The distinct values of the nodes, in their order.
  func distinct(_ nodes: [Int]) -> [HeadValue] {
    var order: [JSONValue?] = []
    var authors: [JSONValue?: [RecordedEntry]] = [:]
    for node in nodes.sorted() {
      if authors[values[node]] == nil { order.append(values[node]) }
      authors[values[node], default: []].append(graph.nodes[node])
    }
    return order.map { HeadValue(value: $0, authors: authors[$0] ?? []) }
  }

  /// Whether those who made the decision may make it (merge.md 7).
  ///
  /// - Parameters:
  ///   - node: The decision.
  ///   - heads: The entries that it decides.
  /// - Returns: False where its only author wrote one of the heads.
  func mayDecide(_ node: Int, about heads: [Int]) -> Bool {
    let by = Set(graph.nodes[node].entry.by)
    if by.count > 1 { return true }
    guard graph.nodes[node].isFromOffice else { return false }
    return !by.isSubset(of: heads.flatMap { graph.nodes[$0].entry.by })
  }

  private mutating func take(_ node: Int) {
    guard let register = acts[node].register else { return }
    let parents = graph.parents[node].filter { acts[$0].register == register }
    before[node] = Set(parents.flatMap { takesPart[$0] ? [$0] : before[$0] }).sorted()
    let named = latest(before[node])
    if let reason = read(node, named) {
      withoutEffect.append(WithoutEffect(recorded: graph.nodes[node], reason: reason))
      return
    }
    takesPart[node] = true
    members[register, default: []].append(node)
  }

  /// Reads what the entry sets; gives the reason when it has no effect.
  private mutating func read(_ node: Int, _ named: [Int]) -> WithoutEffect.Reason? {
    switch acts[node] {
    case .answer(_, let value, _), .correction(_, let value):
      values[node] = value
      unresolved[node] = passedOver(named)
      return nil
    case .state(let type):
      guard !EntryType.officeOnly.contains(type) || graph.nodes[node].isFromOffice else {
        return .notTheOffice
      }
      let given =
        type == .visitReassigned
        ? graph.nodes[node].entry.data["team"] ?? .null : team(of: named)
      set(node, StateValue(type, team: given))
      unresolved[node] = passedOver(named)
      if EntryType.crossing.contains(type) { crossings.add(end: node) }
      return nil
    case .resolution(.state, let value):
      return decideState(node, named, value)
    case .resolution(_, let value):
      values[node] = value
      let decided = named + named.flatMap { unresolved[$0] }
      if isBelieved(node) { return nil }
      guard !passedOver(named).isEmpty else { return .noConflict }
      return mayDecide(node, about: decided) ? nil : .notByOthers
    case .logicalDecision, .other, .unreadable:
      return nil
    }
  }

  private mutating func decideState(
    _ node: Int, _ named: [Int], _ value: JSONValue?
  ) -> WithoutEffect.Reason? {
    guard let state = StateValue(value, team: team(of: named)) else { return .unknownState }
    let past = graph.reach(from: [node], along: graph.parents)
    let crossed = crossings.ends.flatMap { end in
      let answers = crossings.open(at: end, in: past)
      return answers.isEmpty ? [] : [end] + answers
    }
    let late = crossings.late(in: past, after: isEnd).map(\.answer)
    let passed = passedOver(named)
    if isBelieved(node) {
      set(node, sameAsNamed(state, value, named) ?? state)
      crossings.add(decision: node, past: past)
      return nil
    }
    guard !named.isEmpty, !(passed + crossed + late).isEmpty else { return .noConflict }
    // Whoever wrote a state that is not itself in dispute may decide what crossed with it.
    let disputed = passed.isEmpty ? [] : named + passed
    guard mayDecide(node, about: disputed + crossed + late) else { return .notByOthers }
    set(node, sameAsNamed(state, value, named) ?? state)
    crossings.add(decision: node, past: past)
    return nil
  }

  /// Whether the node is a state after which nothing is answered.
  func isEnd(_ node: Int) -> Bool {
    takesPart[node] && states[node].map { EntryType.ends.contains($0.type) } ?? false
  }

  /// Whether a decision holds though not all that it decides is here.
  ///
  /// The office's own does, which it wrote of what it had seen: a laptop gets the office's entries
  /// without those of other laptops.
  private func isBelieved(_ node: Int) -> Bool {
    graph.isPartial[node] && graph.nodes[node].isFromOffice
  }

  private mutating func set(_ node: Int, _ state: StateValue) {
    states[node] = state
    values[node] = state.value
  }

  /// What an ordinary entry that names these leaves undecided.
  private func passedOver(_ named: [Int]) -> [Int] {
    let older = named.flatMap { unresolved[$0] }
    if named.count < 2 || distinct(named).count < 2 { return Set(older).sorted() }
    return Set(older + named).sorted()
  }

  /// The team that holds after these states: theirs when they agree, else all of them.
  private func team(of named: [Int]) -> JSONValue? {
    let teams = named.map { states[$0]?.team }
    guard let first = teams.first else { return nil }
    if teams.allSatisfy({ $0 == first }) { return first }
    return .array(teams.map { $0 ?? .null })
  }

  /// The head's own value that a decision takes by its word; nil when none or several have it.
  private func sameAsNamed(
    _ state: StateValue, _ value: JSONValue?, _ named: [Int]
  ) -> StateValue? {
    let named = named.compactMap { states[$0] }
    if let same = named.first(where: { $0.value == value }) { return same }
    let alike = named.filter { $0.type == state.type }
    guard value?.string != nil, let first = alike.first, alike.allSatisfy({ $0 == first }) else {
      return nil
    }
    return first
  }
}
