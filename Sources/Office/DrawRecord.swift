import Canonical
import Storage

/// A draw as the projection holds it: the digests of its files.
struct DrawRecord {
  let id: String
  let entry: String
  let isMade: Bool
  let plan: Digest
  let register: Digest
  let pool: Digest
  let inspectors: Digest

  /// The draw of that id, or the only one that is committed when the id is the plan entry's.
  ///
  /// - Throws: `OfficeError.unknown`.
  init(_ name: String, _ reading: Reading) throws {
    let rows = try reading.documents("draw")
    let row = try
      (rows.first { $0.name == name }
      ?? rows.last { $0.detail["entry"]?.string == name })
      .orThrow(OfficeError.unknown(.draw, name))
    func digest(_ key: String) throws -> Digest {
      let digest = row.detail[key]?.string.flatMap { Digest(hex: $0) }
      return try digest.orThrow(OfficeError.unknown(.draw, name))
    }
    id = row.name
    entry = row.detail["entry"]?.string ?? ""
    isMade = row.detail["state"]?.string == "made"
    plan = try digest("sha256")
    register = try digest("register")
    pool = try digest("pool")
    inspectors = try digest("inspectors")
  }
}
