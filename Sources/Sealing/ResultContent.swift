package import Canonical

/// What lies in a result bundle (design 5.1): parts of journals, checkpoints, evidence.
package enum ResultContent {
  /// Where entries `first` to `last` of a device's journal lie.
  package static func journalPath(_ kid16: String, first: Int, last: Int) -> String {
    "data/journals/\(kid16)/\(first)-\(last).jsonl.gz"
  }

  /// Where a journal's checkpoints lie, one after another with one empty line between.
  package static func checkpointsPath(_ kid16: String) -> String {
    "data/journals/\(kid16)/checkpoints.txt"
  }

  /// Where a piece of evidence lies.
  package static func evidencePath(_ digest: Digest) -> String { evidenceFolder + digest.hex }

  /// Where a part of evidence lies that travels in parts; they count from 1 and have four digits.
  package static func partPath(_ number: Int, of whole: Digest) -> String {
    let digits = String(number)
    let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
    return "\(evidencePath(whole)).p\(zeros)\(digits)"
  }

  private static let evidenceFolder = "data/evidence/"

  /// A file of evidence as a bundle names it.
  package enum EvidenceFile: Hashable, Sendable {
    /// The piece with that digest.
    case whole(Digest)
    /// A part of the piece with that digest, from 1.
    case part(Int, of: Digest)

    /// SHA-256 of the whole piece.
    package var piece: Digest {
      switch self {
      case .whole(let digest), .part(_, of: let digest): digest
      }
    }
  }

  /// A part of a journal as a bundle names it.
  package struct JournalPart: Hashable, Sendable {
    /// The path in the bundle.
    package let path: String
    /// The device's 16 digits.
    package let kid16: String
    /// The number of its first entry.
    package let first: Int
    /// The number of its last entry.
    package let last: Int

    /// Reads a path; nil for one that is no journal part.
    package init?(path: String) {
      let steps = path.split(separator: "/", omittingEmptySubsequences: false)
      guard steps.count == 4, steps[0] == "data", steps[1] == "journals", steps[2].count == 16,
        steps[3].hasSuffix(".jsonl.gz")
      else { return nil }
      let range = steps[3].dropLast(9).split(separator: "-", omittingEmptySubsequences: false)
      guard range.count == 2, let first = Int(range[0]), let last = Int(range[1]), first <= last,
        ResultContent.journalPath(String(steps[2]), first: first, last: last) == path
      else { return nil }
      self.path = path
      kid16 = String(steps[2])
      self.first = first
      self.last = last
    }
  }

  /// What a path names as evidence; nil for another path, and for a number not in its one form.
  package static func evidence(path: String) -> EvidenceFile? {
    guard path.hasPrefix(evidenceFolder) else { return nil }
    let name = path.dropFirst(evidenceFolder.count)
    guard let digest = Digest(hex: name.prefix(64)) else { return nil }
    if evidencePath(digest) == path { return .whole(digest) }
    guard let number = Int(name.suffix(4)), (1...9_999).contains(number),
      partPath(number, of: digest) == path
    else { return nil }
    return .part(number, of: digest)
  }

  /// The checkpoints of a file, as texts of one signed note each.
  package static func checkpoints(_ text: String) -> [String] {
    var notes: [String] = []
    var lines: [Substring] = []
    // A note holds one empty line itself, between its text and its signatures.
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let signatures = lines.drop { !$0.isEmpty }.dropFirst()
      if line.isEmpty, !signatures.isEmpty {
        notes.append(lines.joined(separator: "\n") + "\n")
        lines = []
      } else {
        lines.append(line)
      }
    }
    return notes
  }

  /// The file that holds the notes.
  package static func checkpointsFile(_ notes: [String]) -> String {
    notes.joined(separator: "\n")
  }
}
