/// The hash of one complete subtree of 256, 65,536, … leaves: what a tree keeps beside its leaves so
/// that a path through it reads a few hundred hashes, however large it is (C2SP tlog-tiles).
package struct MerkleTile: Hashable, Sendable {
  /// How many levels of the tree lie between one level of tiles and the next.
  package static let height = 8

  /// 1 for subtrees of 256 leaves, 2 for those of 256 times as many.
  package let level: Int
  /// How many such subtrees stand before it.
  package let number: Int
  /// The root of the subtree.
  package let hash: Digest

  /// A tile from its parts.
  package init(level: Int, number: Int, hash: Digest) {
    self.level = level
    self.number = number
    self.hash = hash
  }

  /// How many leaves a tile of a level stands for.
  package static func width(ofLevel level: Int) -> Int { 1 << (height * level) }
}
