package import Canonical
package import Journal

/// What `subject.corrected` holds: one field of the subject's data as it was found on site.
package struct SubjectCorrection: Hashable, Sendable {
  /// The entry's type.
  package static let type = EntryType("subject.corrected")

  /// The field's name.
  package var field: String
  /// What it is; nil when there is none.
  package var value: JSONValue?
  /// Why it was corrected.
  package var reason: String?

  /// A correction from its parts.
  package init(field: String, value: JSONValue?, reason: String? = nil) {
    self.field = field
    self.value = value
    self.reason = reason
  }

  /// Reads the payload of a `subject.corrected` entry; nil when it is none or not complete.
  package init?(_ entry: Entry) {
    guard entry.type == SubjectCorrection.type, let field = entry.content["field"]?.string else {
      return nil
    }
    self.init(
      field: field, value: entry.content["value"]?.json, reason: entry.content["reason"]?.string)
  }

  /// The entry that records the correction.
  ///
  /// - Parameters:
  ///   - visit: The visit in which it was found.
  ///   - by: The inspectors.
  ///   - parents: The heads of the field's register that they saw.
  /// - Returns: The act.
  package func draft(visit: String, by: [String], parents: [Digest]) -> EntryDraft {
    var data: [String: JSONValue] = ["field": .string(field)]
    if let value { data["value"] = value }
    if let reason { data["reason"] = .string(reason) }
    return EntryDraft(
      SubjectCorrection.type, visit: visit, by: by, data: data, parents: parents)
  }
}
