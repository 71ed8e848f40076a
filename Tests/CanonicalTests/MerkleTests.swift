import Canonical
import Foundation
import Support
import Testing

@Suite("The Merkle tree")
struct MerkleTests {
  private static let leaves = (0..<70).map { Digest.leaf([UInt8($0)]) }

  /// A vector of an inclusion proof; what JSON lacks is no digest.
  private struct Inclusion: Decodable {
    let leafIdx: UInt64
    let treeSize: UInt64
    let root: String?
    let leafHash: String?
    let proof: [String]?
    let wantErr: Bool
  }

  /// A vector of a consistency proof.
  private struct Consistency: Decodable {
    let size1: Int
    let size2: Int
    let root1: String?
    let root2: String?
    let proof: [String]?
    let wantErr: Bool
  }

  private static func digest(_ text: String?) -> Digest? {
    text.flatMap { Data(base64Encoded: $0) }.flatMap { Digest(bytes: Array($0)) }
  }

  /// Some vectors give words as roots that are only compared; a digest of them stands for them.
  private static func root(_ text: String?) -> Digest? {
    guard let text, let data = Data(base64Encoded: text) else { return nil }
    return digest(text) ?? Digest.sha256(Array(data))
  }

  private static func digests(_ texts: [String]?) -> [Digest]? {
    let digests = (texts ?? []).map(digest)
    let present = digests.compactMap(\.self)
    return present.count == digests.count ? present : nil
  }

  @Test(
    "Inclusion vectors get their verdict",
    .needs(shared: "corpora"))
  func inclusionVectors() throws {
    let files = try Corpora.files(below: "merkle/testdata/inclusion")
    #expect(files.count > 90)
    for file in files {
      let vector = try JSONDecoder().decode(Inclusion.self, from: Data(try Corpora.bytes(file)))
      var holds = false
      if let root = Self.digest(vector.root), let leaf = Self.digest(vector.leafHash),
        let path = Self.digests(vector.proof), let index = Int(exactly: vector.leafIdx),
        let size = Int(exactly: vector.treeSize)
      {
        holds = Merkle.includes(leaf: leaf, at: index, size: size, path: path, root: root)
      }
      #expect(holds != vector.wantErr, "\(file)")
    }
  }

  @Test(
    "Consistency vectors get their verdict",
    .needs(shared: "corpora"))
  func consistencyVectors() throws {
    let files = try Corpora.files(below: "merkle/testdata/consistency")
    #expect(files.count > 80)
    for file in files {
      let vector = try JSONDecoder().decode(Consistency.self, from: Data(try Corpora.bytes(file)))
      var holds = false
      if let older = Self.root(vector.root1), let newer = Self.root(vector.root2),
        let path = Self.digests(vector.proof)
      {
        holds = Merkle.extends(
          older: (vector.size1, older), newer: (vector.size2, newer), path: path)
      }
      #expect(holds != vector.wantErr, "\(file)")
    }
  }

  @Test("The root of nothing is the hash of nothing")
  func emptyRoot() {
    #expect(Merkle.root(of: []) == Digest.sha256(""))
    #expect(MerkleFrontier().root == Digest.sha256(""))
  }

  @Test("Every leaf of every tree up to 70 is proved, and nothing else by the same path")
  func inclusion() throws {
    for size in 1...70 {
      let tree = Array(Self.leaves.prefix(size))
      let root = Merkle.root(of: tree)
      for index in 0..<size {
        let path = try #require(Merkle.inclusionPath(of: index, in: tree))
        #expect(
          Merkle.includes(leaf: tree[index], at: index, size: size, path: path, root: root))
        let other = (index + 1) % size
        let wrong = Merkle.includes(
          leaf: tree[other], at: index, size: size, path: path, root: root)
        #expect(wrong == (size == 1))
      }
      #expect(Merkle.inclusionPath(of: size, in: tree) == nil)
    }
  }

  @Test("Every tree up to 40 is shown to go on from every smaller one, and from no other root")
  func consistency() throws {
    for size in 1...40 {
      let tree = Array(Self.leaves.prefix(size))
      for older in 1...size {
        let path = try #require(Merkle.consistencyPath(from: older, in: tree))
        let root = Merkle.root(of: Array(tree.prefix(older)))
        let newer = (size, Merkle.root(of: tree))
        #expect(Merkle.extends(older: (older, root), newer: newer, path: path))
        #expect(!Merkle.extends(older: (older, Self.leaves[69]), newer: newer, path: path))
      }
      #expect(Merkle.consistencyPath(from: size + 1, in: tree) == nil)
    }
  }

  @Test("The growing tree has the root of the whole one, and survives being stored")
  func frontier() throws {
    var frontier = MerkleFrontier()
    for size in 1...70 {
      frontier.append(Self.leaves[size - 1])
      #expect(frontier.root == Merkle.root(of: Array(Self.leaves.prefix(size))))
      #expect(MerkleFrontier(size: size, peaks: frontier.peaks) == frontier)
      #expect(MerkleFrontier(size: size, peaks: frontier.peaks + [.zero]) == nil)
    }
    #expect(MerkleFrontier(size: -1, peaks: []) == nil)
  }
}
