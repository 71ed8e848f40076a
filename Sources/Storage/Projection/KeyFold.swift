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
}
