import GRDB

extension Reading {
  /// The bundle of a kind that was recorded last.
  ///
  /// A bundle below one that was taken in is refused, so the last is the newest. Its number would not
  /// tell: that counts for one issuer and one recipient, and a restored laptop has had two keys.
  ///
  /// - Throws: `StoreError.notAStore` for a direction that is none, `textUnreadable`; the
  ///   database's error.
  package func newestBundle(
    _ direction: BundleRow.Direction, of kind: String
  ) throws -> BundleRow? {
    try Row.fetchOne(
      database,
      sql: "SELECT * FROM bundles WHERE direction = ? AND kind = ? ORDER BY rowid DESC LIMIT 1",
      arguments: [direction.rawValue, kind]
    ).map(BundleRow.init)
  }
}
