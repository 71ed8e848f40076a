/// A growing RFC 6962 tree kept as the roots of its complete subtrees, so that appending a leaf
/// costs one hash on average and the root at most one for each level.
package struct MerkleFrontier: Equatable, Sendable {
  /// The number of leaves.
  package private(set) var size: Int
  /// The roots of the complete subtrees, largest first: one for each bit set in `size`.
  package private(set) var peaks: [Digest]

  /// The empty tree.
  package init() {
    size = 0
    peaks = []
  }

  /// A tree as it was stored; nil when the peaks are not those that a tree of this size has.
  package init?(size: Int, peaks: [Digest]) {
    guard size >= 0, peaks.count == size.nonzeroBitCount else { return nil }
    self.size = size
    self.peaks = peaks
  }

  /// Adds a leaf hash at the end.
  ///
  /// - Returns: The hash of each subtree of a tile's width that the leaf completes, small ones
  ///   first; most leaves complete none.
  @discardableResult
  package mutating func append(_ leaf: Digest) -> [MerkleTile] {
    var tiles: [MerkleTile] = []
    var node = leaf
    var height = 0
    while size >> height & 1 == 1, let left = peaks.popLast() {
      node = Digest.node(left, node)
      height += 1
      if height.isMultiple(of: MerkleTile.height) {
        let level = height / MerkleTile.height
        tiles.append(MerkleTile(level: level, number: size >> height, hash: node))
      }
    }
    peaks.append(node)
    size += 1
    return tiles
  }

  /// The tree hash.
  package var root: Digest {
    guard var node = peaks.last else { return Merkle.root(of: []) }
    for peak in peaks.dropLast().reversed() { node = Digest.node(peak, node) }
    return node
  }
}
