import Canonical
import Inspection
import Journal
import Sealing
import Storage

/// `field arrive`: the officers are there, show their certificates, and announce the recording.
package enum Arrive {
  /// Records the arrival.
  ///
  /// - Parameters:
  ///   - visit: The visit's id.
  ///   - officers: Who arrived; empty for all officers of the team.
  ///   - recordingOff: Why no recording runs; nil when it does and was announced.
  ///   - laptop: The laptop.
  /// - Throws: `FieldError.notOfTheTeam`, `tooFewOfficers` (行政处罚法 42: two or more), `ended`.
  package static func run(
    _ visit: String, officers: [String], recordingOff: String? = nil, on laptop: Laptop
  ) throws {
    try laptop.store.write { writing in
      let file = try laptop.workableFile(visit, writing.reading)
      let team = file.officers.map(\.id)
      let present = officers.isEmpty ? team : officers
      for officer in present where !team.contains(officer) {
        throw FieldError.notOfTheTeam(officer)
      }
      guard Set(present).count >= Team.fewestOfficers else {
        throw FieldError.tooFewOfficers(found: Set(present).count, needed: Team.fewestOfficers)
      }
      var recording: [String: JSONValue] = ["running": .bool(recordingOff == nil)]
      recording["reason"] = recordingOff.map(JSONValue.string)
      try laptop.record(
        [
          EntryDraft(.visitArrived, visit: visit, by: present),
          EntryDraft(.certificateShown, visit: visit, by: present),
          EntryDraft(.recordingAnnounced, visit: visit, by: present, data: recording),
        ], in: writing)
    }
  }
}
