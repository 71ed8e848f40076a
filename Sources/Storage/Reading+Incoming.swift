package import Canonical
import GRDB

extension Reading {
  /// The seals of all bundles that came in.
  ///
  /// - Throws: The database's error.
  package func incomingSeals() throws -> Set<Digest> {
    let seals = try String.fetchAll(
      database, sql: "SELECT seal FROM bundles WHERE direction = 'in'")
    return Set(seals.compactMap { Digest(hex: $0) })
  }

  /// The bundles of one kind that came in from one issuer.
  ///
  /// - Throws: as `bundles`.
  package func incoming(_ kind: String, from issuer: String) throws -> [BundleRow] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT * FROM bundles WHERE direction = 'in' AND kind = ? AND issuer = ?
          ORDER BY recipient, sequence, seal
          """),
      arguments: [kind, issuer]
    ).map(BundleRow.init)
  }

  /// The numbers of the bundles of one kind that came in, by issuer.
  ///
  /// - Throws: The database's error.
  package func incomingNumbers(of kind: String) throws -> [String: Set<Int>] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT issuer, sequence FROM bundles WHERE direction = 'in' AND kind = ?",
      arguments: [kind])
    return rows.reduce(into: [:]) { numbers, row in
      numbers[row["issuer"], default: []].insert(row["sequence"])
    }
  }

  /// The evidence that visits name and that was not here when they were folded last, by visit.
  ///
  /// - Throws: `StoreError.textUnreadable`; the database's error.
  package func absentEvidence() throws -> [String: Set<Digest>] {
    // Canonical JSON has one spelling of the empty list, so that no row must be read for nothing.
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT name, detail FROM visit_rows WHERE instr(detail, '"absent_evidence":[]') = 0
        """)
    var absent: [String: Set<Digest>] = [:]
    for row in rows {
      let digests = try StoredJSON.value(row["detail"])["absent_evidence"]?.strings ?? []
      absent[row["name"]] = Set(digests.compactMap { Digest(hex: $0) })
    }
    return absent
  }
}
