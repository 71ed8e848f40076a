package import Canonical
import Inspection
import Merge
import Publication

extension StatusReport {
  /// The report for other programs; names and order are stable.
  package var json: JSONValue {
    [
      "today": .string(today.description), "devices": .array(devices.map(Self.json)),
      "overdue": .array(
        overdue.map {
          [
            "visit": .string($0.visit), "limit": .string($0.limit.rawValue),
            "finding": $0.finding.map(JSONValue.string) ?? .null,
            "due": .string($0.due.description),
          ]
        }),
      "uncounted": .array(
        uncounted.map { ["visit": .string($0.visit), "reason": $0.reason.value] }),
      "unresolved": .array(unresolved.map(Self.json)),
      "states": .array(
        states.sorted { $0.key.rawValue < $1.key.rawValue }.map {
          ["state": .string($0.key.rawValue), "visits": .integer($0.value)]
        }),
      "approved": .integer(reviewed.approved), "returned": .integer(reviewed.returned),
      "published": .integer(reviewed.published),
      "never_drawn": .array(
        neverDrawn.map {
          [
            "entry": .string($0.entry), "name": $0.name.value, "committed": .bool($0.isCommitted),
          ]
        }),
      "rate": [
        "published": .integer(rate.published), "due": .integer(rate.due),
        "text": .string(rate.text), "missing": .strings(rate.missing),
      ],
    ]
  }

  private static func json(_ device: Device) -> JSONValue {
    var members: [String: JSONValue] = [
      "device": .string(device.kid16), "name": .string(device.name),
      "visits": .strings(device.visits), "open": .strings(device.open),
      "results": .integer(device.results),
      "waiting_for": .array(device.waitingFor.map(JSONValue.integer)),
    ]
    members["task"] = device.task.map(JSONValue.string)
    members["exported"] = device.exported.map { .string($0.iso) }
    return .object(members)
  }

  private static func json(_ visit: Unresolved) -> JSONValue {
    [
      "visit": .string(visit.visit), "conflicts": .integer(visit.conflicts),
      "waiting": .integer(visit.waiting), "absent_evidence": .strings(visit.absentEvidence),
      "missing_signatures": .strings(visit.missingSignatures), "forks": .integer(visit.forks),
    ]
  }
}
