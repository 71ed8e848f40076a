package import Canonical
package import Forms
import Inspection
import Journal
import Sealing
import Storage

/// `field attach`: keeps a file as evidence and says what it supports.
package enum Attach {
  /// What was kept.
  package struct Result: Equatable, Sendable {
    /// SHA-256 of the file.
    package let digest: Digest
    /// Its length in bytes.
    package let size: Int
    /// Whether the same bytes were there already: one file, two references.
    package let wasHeld: Bool
    /// What the file was taken for.
    package let kind: EvidenceKind
    /// The kinds that the question's rule takes, where this is none of them; else empty.
    package let wanted: [EvidenceKind]
  }

  /// Stores a file durably, then records it.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - visit: The visit's id.
  ///   - question: What it supports; nil for the visit as a whole.
  ///   - kind: What it is; nil to tell it from the file's ending.
  ///   - partSize: The longest file in bytes that travels whole; a longer one does in such parts.
  ///   - laptop: The laptop.
  /// - Returns: The file as it was kept.
  /// - Throws: `FieldError.evidenceKind`, `unknownVisit`, `ended`, `notArrived`, `unknownQuestion`,
  ///   `instance`, `emptyEvidence`, or `StoreError.file`, `notPlain`; nothing is recorded then.
  package static func run(
    _ path: String, visit: String, question: String? = nil, kind: String? = nil,
    partSize: Int = EvidenceParts.usualSize, on laptop: Laptop
  ) throws -> Result {
    let word = kind ?? guess(path)
    let taken = try EvidenceKind(rawValue: word).orThrow(FieldError.evidenceKind(word))
    // What is not recorded must not be stored: the visit is looked up first.
    let state = try laptop.store.read { reading in
      let file = try laptop.arrivedFile(visit, reading)
      return try question.map { try FindQuestion.named($0, in: file, filled: true) }
    }
    let key = state?.key
    guard try !AtomicFile.isEmpty(path) else { throw FieldError.emptyEvidence(path) }
    let kept = try laptop.store.content.add(file: path, partSize: partSize)
    try laptop.store.write { writing in
      let file = try laptop.arrivedFile(visit, writing.reading)
      let payload = EvidencePayload(
        digest: kept.digest, size: kept.size, kind: word, form: key?.form,
        question: key?.question, instance: key?.instance ?? "",
        parts: EvidenceParts(of: kept.size, size: partSize, digests: kept.parts))
      try laptop.record([payload.draft(visit: visit, by: file.present)], in: writing)
    }
    let kinds = state?.question.evidence.kinds ?? []
    return Result(
      digest: kept.digest, size: kept.size, wasHeld: kept.wasHeld, kind: taken,
      wanted: kinds.contains(taken) ? [] : kinds)
  }

  private static func guess(_ path: String) -> String {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    switch ending {
    case "jpg", "jpeg", "png", "heic", "webp": return EvidenceKind.photo.rawValue
    case "mp3", "wav", "m4a", "mp4", "mov", "mkv": return EvidenceKind.audioVideo.rawValue
    case "txt": return EvidenceKind.text.rawValue
    default: return EvidenceKind.document.rawValue
    }
  }
}
