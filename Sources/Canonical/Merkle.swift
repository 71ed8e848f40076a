/// The Merkle tree of RFC 6962, section 2.1, over leaf hashes.
package enum Merkle {
  /// The tree hash of the leaves in order; of none: SHA-256 of nothing.
  package static func root(of leaves: [Digest]) -> Digest {
    guard !leaves.isEmpty else { return Digest.sha256([UInt8]()) }
    var level = leaves
    while level.count > 1 { level = parents(of: level) }
    return level[0]
  }

  /// The audit path of one leaf (RFC 6962, 2.1.1), nearest sibling first; nil when there is no
  /// such leaf.
  package static func inclusionPath(of index: Int, in leaves: [Digest]) -> [Digest]? {
    guard leaves.indices.contains(index) else { return nil }
    var path: [Digest] = []
    var level = leaves
    var position = index
    while level.count > 1 {
      let sibling = position ^ 1
      if sibling < level.count { path.append(level[sibling]) }
      level = parents(of: level)
      position >>= 1
    }
    return path
  }

  /// Whether the path leads from the leaf at the index to the root of a tree of that size
  /// (RFC 9162, 2.1.3.2).
  package static func includes(
    leaf: Digest, at index: Int, size: Int, path: [Digest], root: Digest
  ) -> Bool {
    guard index >= 0, index < size else { return false }
    var node = leaf
    var position = index
    var last = size - 1
    for step in path {
      guard last > 0 else { return false }
      if position & 1 == 1 || position == last {
        node = Digest.node(step, node)
        while position & 1 == 0, position != 0 {
          position >>= 1
          last >>= 1
        }
      } else {
        node = Digest.node(node, step)
      }
      position >>= 1
      last >>= 1
    }
    return last == 0 && node == root
  }

  /// The proof that the tree over the first `size` leaves is the beginning of the tree over all of
  /// them (RFC 6962, 2.1.2); nil when there are fewer leaves than that.
  ///
  /// Empty for size 0 and for the whole tree.
  package static func consistencyPath(from size: Int, in leaves: [Digest]) -> [Digest]? {
    guard size >= 0, size <= leaves.count else { return nil }
    guard size > 0, size < leaves.count else { return [] }
    return subproof(size, leaves[...], whole: true)
  }

  /// Whether the path shows the newer tree to be a continuation of the older one (RFC 9162,
  /// 2.1.4.2).
  ///
  /// From size 0 there is no proof: every tree continues the empty one.
  package static func extends(
    older: (size: Int, root: Digest), newer: (size: Int, root: Digest), path: [Digest]
  ) -> Bool {
    guard older.size > 0, older.size <= newer.size else { return false }
    if older.size == newer.size { return path.isEmpty && older.root == newer.root }
    var path = path[...]
    if older.size & (older.size - 1) == 0 { path = [older.root] + path }
    guard let first = path.popFirst() else { return false }
    var position = older.size - 1
    var last = newer.size - 1
    while position & 1 == 1 {
      position >>= 1
      last >>= 1
    }
    var old = first
    var new = first
    for step in path {
      guard last > 0 else { return false }
      if position & 1 == 1 || position == last {
        old = Digest.node(step, old)
        new = Digest.node(step, new)
        while position & 1 == 0, position != 0 {
          position >>= 1
          last >>= 1
        }
      } else {
        new = Digest.node(new, step)
      }
      position >>= 1
      last >>= 1
    }
    return last == 0 && old == older.root && new == newer.root
  }

  private static func parents(of level: [Digest]) -> [Digest] {
    stride(from: 0, to: level.count, by: 2).map { index in
      index + 1 < level.count ? Digest.node(level[index], level[index + 1]) : level[index]
    }
  }

  private static func subproof(
    _ size: Int, _ leaves: ArraySlice<Digest>, whole: Bool
  ) -> [Digest] {
    guard size < leaves.count else { return whole ? [] : [root(of: Array(leaves))] }
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    let left = leaves.prefix(split)
    let right = leaves.dropFirst(split)
    if size <= split {
      return subproof(size, left, whole: whole) + [root(of: Array(right))]
    }
    return subproof(size - split, right, whole: false) + [root(of: Array(left))]
  }
}
