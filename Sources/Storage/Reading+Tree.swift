package import Canonical
import FoundationEssentials
import GRDB
package import Journal

extension Reading {
  /// The tree over the first entries of a journal, which reads what it is asked for: leaves from
  /// `entries`, complete subtrees from `tiles`.
  ///
  /// Its size is that of the journal as far as it is here without a gap.
  ///
  /// - Throws: As `log`. What the tree is asked for throws `StoreError.rowAltered` for a leaf,
  ///   `rowDiffers` for a subtree that is not here.
  package func tree(of origin: Origin) throws -> MerkleTree<any Error> {
    let number = try number(of: origin)
    return MerkleTree(size: try log(of: origin).size) { (range) throws(any Error) in
      let leaves = try leaves(of: number, range)
      guard leaves.count == range.count else {
        throw StoreError.rowAltered(origin.name, range.lowerBound + leaves.count)
      }
      return leaves
    } tiles: { (level, numbers) throws(any Error) in
      let tiles = try tiles(of: number, level, numbers)
      guard tiles.count == numbers.count else {
        throw StoreError.rowDiffers(
          table: "tiles", key: "\(origin.name) \(level) \(numbers.lowerBound + tiles.count)")
      }
      return tiles
    }
  }

  private func leaves(of origin: Int?, _ range: Range<Int>) throws -> [Digest] {
    guard let origin else { return [] }
    return try Data.fetchAll(
      database.cachedStatement(
        sql: "SELECT leaf FROM entries WHERE id >= ? AND id < ? ORDER BY id"),
      arguments: [
        EntryNumber.id(origin, range.lowerBound), EntryNumber.id(origin, range.upperBound),
      ]
    ).compactMap { Digest(bytes: $0) }
  }

  private func tiles(of origin: Int?, _ level: Int, _ numbers: Range<Int>) throws -> [Digest] {
    guard let origin else { return [] }
    return try Data.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT hash FROM tiles
          WHERE origin = ? AND level = ? AND number >= ? AND number < ? ORDER BY number
          """),
      arguments: [origin, level, numbers.lowerBound, numbers.upperBound]
    ).compactMap { Digest(bytes: $0) }
  }
}
