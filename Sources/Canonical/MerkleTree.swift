/// An RFC 6962 tree of which leaves and complete subtrees are asked for, so that a root or a path
/// costs what it is made of and not a pass over all leaves.
package struct MerkleTree<Failure: Error> {
  /// The number of leaves.
  package let size: Int
  private let leaves: (Range<Int>) throws(Failure) -> [Digest]
  private let tiles: (_ level: Int, Range<Int>) throws(Failure) -> [Digest]

  /// A tree of so many leaves.
  ///
  /// - Parameters:
  ///   - size: The number of leaves.
  ///   - leaves: Gives the leaf hashes of a range, at most 256 of them.
  ///   - tiles: Gives the hashes of complete subtrees of a level, by their numbers; at most 256.
  package init(
    size: Int, leaves: @escaping (Range<Int>) throws(Failure) -> [Digest],
    tiles: @escaping (_ level: Int, Range<Int>) throws(Failure) -> [Digest]
  ) {
    self.size = size
    self.leaves = leaves
    self.tiles = tiles
  }

  /// The tree hash of the first `size` leaves; nil when there are fewer.
  ///
  /// - Throws: What giving leaves or tiles throws.
  package func root(of size: Int) throws(Failure) -> Digest? {
    guard size >= 0, size <= self.size else { return nil }
    return size == 0 ? Merkle.root(of: []) : try subtree(0..<size)
  }

  /// The audit path of one leaf (RFC 6962, 2.1.1).
  ///
  /// - Parameters:
  ///   - index: The leaf's number.
  ///   - size: In the tree of how many leaves.
  /// - Returns: The path, nearest sibling first; nil when there is no such leaf.
  /// - Throws: What giving leaves or tiles throws.
  package func inclusionPath(of index: Int, size: Int) throws(Failure) -> [Digest]? {
    guard index >= 0, index < size, size <= self.size else { return nil }
    var path: [Digest] = []
    var range = 0..<size
    while range.count > 1 {
      let (left, right) = Self.halves(of: range)
      let isLeft = index < left.upperBound
      path.append(try subtree(isLeft ? right : left))
      range = isLeft ? left : right
    }
    return path.reversed()
  }

  /// The proof that the tree of `newer` leaves goes on from that of `older` (RFC 6962, 2.1.2).
  ///
  /// Empty for 0 and for equal sizes; nil when there are fewer leaves than that.
  ///
  /// - Throws: What giving leaves or tiles throws.
  package func consistencyPath(from older: Int, to newer: Int) throws(Failure) -> [Digest]? {
    guard older >= 0, older <= newer, newer <= size else { return nil }
    guard older > 0, older < newer else { return [] }
    var path: [Digest] = []
    var range = 0..<newer
    // Whoever has the older root has what its tree ends with, while that is the whole of it.
    var isWhole = true
    while older < range.upperBound {
      let (left, right) = Self.halves(of: range)
      let isLeft = older <= left.upperBound
      path.append(try subtree(isLeft ? right : left))
      if !isLeft { isWhole = false }
      range = isLeft ? left : right
    }
    return (isWhole ? [] : [try subtree(range)]) + path.reversed()
  }

  /// The hash of the leaves of a range, which begins at a multiple of the smallest power of two that
  /// is not less than its length.
  private func subtree(_ range: Range<Int>) throws(Failure) -> Digest {
    let level = range.count.trailingZeroBitCount / MerkleTile.height
    if range.count.nonzeroBitCount == 1, level > 0 {
      let width = MerkleTile.width(ofLevel: level)
      return Merkle.root(
        of: try tiles(level, range.lowerBound / width..<range.upperBound / width))
    }
    guard range.count > MerkleTile.width(ofLevel: 1) else {
      return Merkle.root(of: try leaves(range))
    }
    let (left, right) = Self.halves(of: range)
    return Digest.node(try subtree(left), try subtree(right))
  }

  /// The largest power of two of leaves that is not all of them, and the others.
  private static func halves(of range: Range<Int>) -> (left: Range<Int>, right: Range<Int>) {
    let height = Int.bitWidth - (range.count - 1).leadingZeroBitCount - 1
    let middle = range.lowerBound + (1 << height)
    return (range.lowerBound..<middle, middle..<range.upperBound)
  }
}
