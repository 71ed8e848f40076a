package import Canonical

/// What `evidence.captured` holds: a file named by its digest, and what it supports.
package struct EvidencePayload: Hashable, Sendable {
  /// SHA-256 of the file.
  package var digest: Digest
  /// The file's length in bytes.
  package var size: Int
  /// What it is: photo, document, audio_video, screenshot, text, gps, neighbour_statement.
  package var kind: String
  /// The form's id; nil where the file supports the visit as a whole.
  package var form: String?
  /// The question's name.
  package var question: String?
  /// The repeat instance; empty where the question stands once.
  package var instance: String
  /// How the file travels; nil where it travels whole.
  package var parts: EvidenceParts?

  /// A reference to evidence from its parts.
  package init(
    digest: Digest, size: Int, kind: String, form: String? = nil, question: String? = nil,
    instance: String = "", parts: EvidenceParts? = nil
  ) {
    self.digest = digest
    self.size = size
    self.kind = kind
    self.form = form
    self.question = question
    self.instance = instance
    self.parts = parts
  }

  /// Reads the payload of an `evidence.captured` entry; nil when it is none or not complete.
  package init?(_ entry: Entry) {
    guard entry.type == .evidenceCaptured, let kind = entry.content["kind"]?.string,
      let size = entry.content["size"]?.integer, size >= 0,
      let digest = entry.content["sha256"]?.digest
    else { return nil }
    let parts = EvidenceParts(entry.content, of: size)
    guard parts != nil || !EvidenceParts.areNamed(in: entry.content) else { return nil }
    self.init(
      digest: digest, size: size, kind: kind, form: entry.content["form"]?.string,
      question: entry.content["question"]?.string,
      instance: entry.content["instance"]?.string ?? "",
      parts: parts)
  }

  /// The entry that records the capture.
  package func draft(visit: String, by: [String]) -> EntryDraft {
    var data: [String: JSONValue] = [
      "kind": .string(kind), "sha256": .string(digest.hex), "size": .integer(size),
    ]
    if let form { data["form"] = .string(form) }
    if let question { data["question"] = .string(question) }
    if !instance.isEmpty { data["instance"] = .string(instance) }
    if let parts { data.merge(parts.members) { _, member in member } }
    return EntryDraft(.evidenceCaptured, visit: visit, by: by, data: data)
  }
}
