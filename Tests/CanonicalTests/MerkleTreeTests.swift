import Canonical
import Support
import Testing

@Suite("The Merkle tree that reads what it is asked for")
struct MerkleTreeTests {
  /// Leaves and subtrees as a store keeps them, and how many hashes were asked for.
  private final class Held {
    let leaves: [Digest]
    let tiles: [Int: [Digest]]
    private(set) var asked = 0

    init(_ count: Int) {
      leaves = (0..<count).map { Digest.leaf(Array("\($0)".utf8)) }
      var tree = MerkleFrontier()
      var tiles: [Int: [Digest]] = [:]
      for leaf in leaves {
        for tile in tree.append(leaf) {
          #expect(tile.number == tiles[tile.level, default: []].count)
          tiles[tile.level, default: []].append(tile.hash)
        }
      }
      self.tiles = tiles
    }

    var tree: MerkleTree<Never> {
      MerkleTree<Never>(size: leaves.count) { range in
        self.asked += range.count
        return Array(self.leaves[range])
      } tiles: { level, numbers in
        self.asked += numbers.count
        return Array(self.tiles[level, default: []][numbers])
      }
    }
  }

  @Test("Roots and paths are those of the whole tree, at every size near a tile's edge")
  func edges() throws {
    let held = Held(1030)
    for size in [1, 2, 3, 255, 256, 257, 300, 511, 512, 513, 768, 1023, 1024, 1025, 1030] {
      let leaves = Array(held.leaves.prefix(size))
      #expect(held.tree.root(of: size) == Merkle.root(of: leaves))
      for index in Set([0, 1, size / 3, size / 2, size - 1]) where index < size {
        #expect(
          held.tree.inclusionPath(of: index, size: size)
            == Merkle.inclusionPath(of: index, in: leaves))
      }
      for older in Set([0, 1, 255, 256, 257, size / 2, size - 1, size]) where older <= size {
        #expect(
          held.tree.consistencyPath(from: older, to: size)
            == Merkle.consistencyPath(from: older, in: leaves), "\(older) to \(size)")
      }
    }
  }

  @Test("What is not there has no path", arguments: [-1, 40, 41])
  func absent(index: Int) {
    let tree = Held(40).tree
    #expect(tree.inclusionPath(of: index, size: 40) == nil)
    #expect(tree.inclusionPath(of: 0, size: 41) == nil)
    #expect(tree.root(of: 41) == nil && tree.root(of: -1) == nil)
    #expect(tree.consistencyPath(from: 41, to: 40) == nil)
    #expect(tree.consistencyPath(from: 1, to: 41) == nil)
  }

  @Test("Any path through 150,000 leaves is found from less than 1,600 hashes")
  func cost() throws {
    let held = Held(150_000)
    let root = try #require(held.tree.root(of: 150_000))
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<20 {
      let (index, older) = (
        Int.random(in: 0..<150_000, using: &generator),
        Int.random(in: 1..<150_000, using: &generator)
      )
      var before = held.asked
      let path = try #require(held.tree.inclusionPath(of: index, size: 150_000))
      #expect(held.asked - before < 1_600)
      #expect(
        Merkle.includes(
          leaf: held.leaves[index], at: index, size: 150_000, path: path, root: root))
      let first = try #require(held.tree.root(of: older))
      before = held.asked
      let steps = try #require(held.tree.consistencyPath(from: older, to: 150_000))
      #expect(held.asked - before < 1_600)
      #expect(Merkle.extends(older: (older, first), newer: (150_000, root), path: steps))
    }
  }
}
