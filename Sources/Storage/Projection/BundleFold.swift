import Canonical
import Journal

/// Bundles that went out and came in.
enum BundleFold {
  static func exported(_ entry: Entry, _ writing: Writing) throws {
    try put(entry, .outgoing, writing)
  }

  static func received(_ entry: Entry, _ writing: Writing) throws {
    try put(entry, .incoming, writing)
  }

  static func packed(_ entry: Entry, _ writing: Writing) throws {
    try put(entry, .outgoing, writing)
  }

  /// A task bundle on a laptop also brings the office's word on its visits, and the enrolments in
  /// force, kept as a file.
  static func opened(_ entry: Entry, _ writing: Writing) throws {
    try put(entry, .incoming, writing)
    for standing in (entry.data["standings"]?.array ?? []).compactMap(OfficeStanding.init) {
      try writing.put(
        document: "standing",
        DocumentRow(name: standing.visit, digest: "", detail: standing.value))
    }
    guard let digest = entry.data["keys_sha256"]?.string.flatMap({ Digest(hex: $0) }) else {
      return
    }
    let bytes = try writing.reading.content.bytes(of: digest)
    for line in bytes.split(separator: 0x0A) {
      guard let row = KeyRow(record: try CanonicalJSON.read(Array(line))) else { continue }
      try writing.put(key: row)
    }
  }

  private static func put(
    _ entry: Entry, _ direction: BundleRow.Direction, _ writing: Writing
  ) throws {
    func text(_ key: String) -> String { entry.data[key]?.string ?? "" }
    let row = BundleRow(
      seal: text("seal"), direction: direction, kind: text("kind"), issuer: text("issuer"),
      recipient: text("recipient"), sequence: entry.data["sequence"]?.integer ?? 0,
      name: text("id"), created: text("created"), detail: .object(entry.data))
    try writing.put(bundle: row)
  }
}
