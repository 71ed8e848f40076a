import Canonical
import Journal

/// The entries of a visit as a graph of what each writer had seen.
///
/// Nodes are numbered in the order of `RecordedEntry`, so nothing here depends on the order of
/// delivery. Nothing recurses: a chain of thousands of entries is no reason to fail.
struct EntryGraph {
  /// One for each leaf.
  let nodes: [RecordedEntry]
  /// The nodes that each node names as parents, as far as they are here.
  let parents: [[Int]]
  /// The numbers of the live nodes, each after its parents.
  let order: [Int]
  /// Whether every parent is live (merge.md 2).
  let isLive: [Bool]
  /// The leaves that each node waits for, through any chain.
  let absent: [[Digest]]
  /// Whether the node names parents that are held elsewhere and not here.
  let isPartial: [Bool]
  private let index: [Digest: Int]

  init(_ entries: [RecordedEntry], heldElsewhere: Set<Digest>) {
    var first: [Digest: RecordedEntry] = [:]
    first.reserveCapacity(entries.count)
    for entry in entries {
      if let other = first[entry.leaf], other < entry { continue }
      first[entry.leaf] = entry
    }
    let nodes = first.values.sorted()
    let index = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1.leaf, $0) })
    let parents = nodes.map { node in
      Set(node.entry.parents.compactMap { index[$0] }).sorted()
    }
    let sorted = Self.topologicalOrder(parents)
    var absent = nodes.map { node in
      Set(node.entry.parents.filter { index[$0] == nil && !heldElsewhere.contains($0) }).sorted()
    }
    var isLive = [Bool](repeating: false, count: nodes.count)
    for node in sorted {
      for parent in parents[node] where !absent[parent].isEmpty && absent[parent] != absent[node] {
        absent[node] = Set(absent[node] + absent[parent]).sorted()
      }
      isLive[node] = absent[node].isEmpty && parents[node].allSatisfy { isLive[$0] }
    }
    self.nodes = nodes
    self.parents = parents
    self.isLive = isLive
    self.absent = absent
    isPartial = nodes.map { node in
      node.entry.parents.contains { index[$0] == nil && heldElsewhere.contains($0) }
    }
    self.index = index
    order = sorted.filter { isLive[$0] }
  }

  /// The number of the node with that leaf; nil when it is not here.
  func node(_ leaf: Digest) -> Int? { index[leaf] }

  /// Marks everything that the starts go back to along the edges, the starts left out unless one
  /// goes back to another.
  func reach(from starts: [Int], along edges: [[Int]]) -> [Bool] {
    var reached = [Bool](repeating: false, count: nodes.count)
    var open = starts.flatMap { edges[$0] }
    while let node = open.popLast() {
      if reached[node] { continue }
      reached[node] = true
      open.append(contentsOf: edges[node])
    }
    return reached
  }

  /// The same edges the other way round.
  static func reversed(_ edges: [[Int]]) -> [[Int]] {
    var result = [[Int]](repeating: [], count: edges.count)
    for (node, targets) in edges.enumerated() {
      for target in targets { result[target].append(node) }
    }
    return result
  }

  private static func topologicalOrder(_ parents: [[Int]]) -> [Int] {
    let children = reversed(parents)
    var missing = parents.map(\.count)
    var order = parents.indices.filter { missing[$0] == 0 }
    order.reserveCapacity(parents.count)
    var next = 0
    while next < order.count {
      for child in children[order[next]] {
        missing[child] -= 1
        if missing[child] == 0 { order.append(child) }
      }
      next += 1
    }
    return order
  }
}
