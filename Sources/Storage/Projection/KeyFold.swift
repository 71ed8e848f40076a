import Canonical
import Journal

/// Enrolments and revocations: `data.record` is the signed record, `data.carriers` the inspectors
/// who carry a device.
enum KeyFold {
  static func enrolled(_ entry: Entry, _ writing: Writing) throws {
    guard let record = entry.data["record"],
      let row = KeyRow(record: record, carriers: entry.data["carriers"]?.strings ?? [])
    else { return }
    try writing.put(key: row)
  }

  /// A revocation, and what the office held of every journal when the key ended.
  static func revoked(_ entry: Entry, _ writing: Writing) throws {
    try enrolled(entry, writing)
    guard let key = entry.data["record"]?["kid"]?.string, let held = entry.data["held"] else {
      return
    }
    try writing.put(
      document: "revocation", DocumentRow(name: key, digest: "", detail: ["held": held]))
  }
}
