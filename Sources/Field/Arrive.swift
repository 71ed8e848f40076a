import Canonical
import Inspection
import Journal
import Merge
import Sealing
import Storage

/// `field arrive`: the officers are there, show their certificates, and announce the recording.
package enum Arrive {
  /// Records the arrival; officers who come later are added to those who are there.
  ///
  /// - Parameters:
  ///   - visit: The visit's id.
  ///   - officers: Who arrived; empty for all officers of the team.
  ///   - recordingOff: Why no recording runs; nil when it does and was announced.
  ///   - laptop: The laptop.
  /// - Returns: Whether anything was recorded: nothing is when all of them were there already.
  /// - Throws: `FieldError.notOfTheTeam`, `tooFewOfficers` (行政处罚法 42: two or more),
  ///   `certificateExpired` (requirements 2.4), `ended`.
  @discardableResult
  package static func run(
    _ visit: String, officers: [String], recordingOff: String? = nil, on laptop: Laptop
  ) throws -> Bool {
    try laptop.store.write { writing in
      let file = try laptop.workableFile(visit, writing.reading)
      let earlier = file.last(.visitArrived)?.entry.by ?? []
      let arriving = try members(officers, file).filter { !earlier.contains($0.id) }
      let present = file.officers.map(\.id).filter { id in
        earlier.contains(id) || arriving.contains { $0.id == id }
      }
      guard present.count >= Team.fewestOfficers else {
        throw FieldError.tooFewOfficers(found: present.count, needed: Team.fewestOfficers)
      }
      let today = laptop.surroundings.now().date()
      for officer in arriving {
        guard let last = officer.certificateExpires, last < today else { continue }
        throw FieldError.certificateExpired(officer.id, last)
      }
      var drafts: [EntryDraft] = []
      if !arriving.isEmpty {
        var data = try Timeliness.now(visit, laptop, writing.reading)?.data ?? [:]
        // What the office wrote came before: so the arrival, too, is not before it.
        data["state"] = file.view.stateHead.map { .string($0.hex) }
        drafts += [
          EntryDraft(.visitArrived, visit: visit, by: present, data: data),
          EntryDraft(
            .certificateShown, visit: visit, by: arriving.map(\.id),
            data: ["certificates": .array(arriving.map(certificate))]),
        ]
      }
      if earlier.isEmpty || recordingOff != nil {
        drafts.append(recording(visit, present, off: recordingOff))
      }
      guard !drafts.isEmpty else { return false }
      try laptop.record(drafts, in: writing)
      return true
    }
  }

  private static func members(_ officers: [String], _ file: VisitFile) throws -> [TeamMember] {
    guard !officers.isEmpty else { return file.officers }
    for id in officers where !file.officers.contains(where: { $0.id == id }) {
      throw FieldError.notOfTheTeam(id)
    }
    return file.officers.filter { officers.contains($0.id) }
  }

  private static func certificate(_ officer: TeamMember) -> JSONValue {
    ["id": .string(officer.id), "number": .string(officer.certificate ?? "")]
  }

  private static func recording(
    _ visit: String, _ present: [String], off reason: String?
  ) -> EntryDraft {
    var data: [String: JSONValue] = ["running": .bool(reason == nil)]
    data["reason"] = reason.map(JSONValue.string)
    return EntryDraft(.recordingAnnounced, visit: visit, by: present, data: data)
  }
}
