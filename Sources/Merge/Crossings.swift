import Canonical
import Journal

/// Where the end of a visit and its answers did not know of each other (merge.md 4).
struct Crossings {
  /// A decision about the state, with everything that it descends from.
  struct Decision {
    let node: Int
    let past: [Bool]
  }

  /// Effective state resolutions.
  private(set) var decisions: [Decision] = []
  /// Voids, recalls and reassignments.
  private(set) var ends: [Int] = []
  private let graph: EntryGraph
  private let answers: [(node: Int, state: Int?)]
  private var pasts: [Int: [Bool]] = [:]
  private var futures: [Int: [Bool]] = [:]
  private let seen: [[Int]]
  private let seenBy: [[Int]]

  init(_ graph: EntryGraph, _ acts: [Act]) {
    var seen = graph.parents
    var answers: [(node: Int, state: Int?)] = []
    for node in graph.order {
      guard case .answer(_, _, let leaf) = acts[node] else { continue }
      let state = graph.node(leaf).flatMap { graph.isLive[$0] && $0 != node ? $0 : nil }
      if let state { seen[node].append(state) }
      answers.append((node, state))
    }
    self.graph = graph
    self.answers = answers
    self.seen = seen
    seenBy = EntryGraph.reversed(seen)
  }

  mutating func add(end node: Int) {
    ends.append(node)
    pasts[node] = graph.reach(from: [node], along: seen)
    futures[node] = graph.reach(from: [node], along: seenBy)
  }

  mutating func add(decision node: Int, past: [Bool]) {
    decisions.append(Decision(node: node, past: past))
  }

  /// The answers that neither knew of the end nor were known to it, and that no decision closed.
  ///
  /// - Parameters:
  ///   - end: One of `ends`.
  ///   - view: The nodes to look at; nil for all.
  /// - Returns: Their nodes.
  func open(at end: Int, in view: [Bool]? = nil) -> [Int] {
    guard view?[end] ?? true, let past = pasts[end], let future = futures[end] else { return [] }
    let deciding = decisions(about: end, in: view)
    return answers.map(\.node).filter { answer in
      guard view?[answer] ?? true, !past[answer], !future[answer] else { return false }
      return !deciding.contains { $0.past[answer] }
    }
  }

  /// The answers that name as their state an entry for which the test holds, and that no
  /// decision closed.
  func late(in view: [Bool]? = nil, after isEnd: (Int) -> Bool) -> [(answer: Int, end: Int)] {
    answers.compactMap { answer in
      guard let end = answer.state, view?[answer.node] ?? true, view?[end] ?? true, isEnd(end)
      else { return nil }
      let closed = decisions(about: end, in: view).contains { $0.past[answer.node] }
      return closed ? nil : (answer.node, end)
    }
  }

  /// Whether something that a laptop wrote knows of the node.
  func isKnownToLaptop(_ node: Int) -> Bool {
    let future = graph.reach(from: [node], along: seenBy)
    return graph.order.contains { future[$0] && !graph.nodes[$0].isFromOffice }
  }

  private func decisions(about end: Int, in view: [Bool]?) -> [Decision] {
    decisions.filter { $0.past[end] && view?[$0.node] ?? true }
  }
}
