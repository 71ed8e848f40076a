package import Canonical

/// What `merged` holds beside the seal of a colleague's bundle: which entries a laptop took in of
/// it, and which parts of journals it carries to the office as they came.
package struct MergedPayload: Hashable, Sendable {
  /// The entries of one journal that were taken in.
  package struct Taken: Hashable, Sendable {
    /// Whose journal.
    package let origin: Origin
    /// The entries' numbers, ascending.
    package let sequences: [Int]
    /// What `digest(of:)` gives for their leaves in that order.
    package let digest: Digest

    /// Entries of one journal.
    package init(origin: Origin, _ entries: [Entry]) {
      let sorted = entries.sorted { ($0.sequence, $0.leaf) < ($1.sequence, $1.leaf) }
      self.init(
        origin: origin, sequences: sorted.map(\.sequence),
        digest: Self.digest(of: sorted.map(\.leaf)))
    }

    init(origin: Origin, sequences: [Int], digest: Digest) {
      self.origin = origin
      self.sequences = sequences
      self.digest = digest
    }

    /// SHA-256 over the leaves in order, each as 64 digits and a line feed.
    package static func digest(of leaves: [Digest]) -> Digest {
      Digest.sha256(leaves.map { "\($0.hex)\n" }.joined())
    }
  }

  /// A part of a journal, kept as a file.
  package struct Carried: Hashable, Sendable {
    /// Whose journal.
    package let origin: Origin
    /// The number of its first entry.
    package let first: Int
    /// The number of its last entry.
    package let last: Int
    /// The file of its lines.
    package let lines: Digest
    /// The file of the checkpoints that came with it.
    package let checkpoints: Digest

    /// A part from its parts.
    package init(origin: Origin, first: Int, last: Int, lines: Digest, checkpoints: Digest) {
      self.origin = origin
      self.first = first
      self.last = last
      self.lines = lines
      self.checkpoints = checkpoints
    }
  }

  /// What was taken in, by journal.
  package let taken: [Taken]
  /// What is carried, in the order in which it came.
  package let carried: [Carried]

  /// A payload from its parts.
  package init(taken: [Taken], carried: [Carried]) {
    self.taken = taken
    self.carried = carried
  }

  /// Reads the data of a `merged` entry; what is not complete in it is left out.
  package init(_ data: JSONValue) {
    taken = (data["taken"]?.array ?? []).compactMap(Taken.init)
    carried = (data["carried"]?.array ?? []).compactMap(Carried.init)
  }

  /// The members of the entry.
  package var members: [String: JSONValue] {
    ["taken": .array(taken.map(\.value)), "carried": .array(carried.map(\.value))]
  }
}

extension MergedPayload.Taken {
  init?(_ value: JSONValue) {
    guard let origin = value["origin"]?.string.flatMap({ Origin($0) }),
      let sequences = value["seqs"]?.array?.compactMap(\.integer),
      let digest = value["sha256"]?.string.flatMap({ Digest(hex: $0) })
    else { return nil }
    self.init(origin: origin, sequences: sequences, digest: digest)
  }

  var value: JSONValue {
    [
      "origin": .string(origin.name), "seqs": .array(sequences.map(JSONValue.integer)),
      "sha256": .string(digest.hex),
    ]
  }
}

extension MergedPayload.Carried {
  init?(_ value: JSONValue) {
    guard let origin = value["origin"]?.string.flatMap({ Origin($0) }),
      let first = value["first"]?.integer, let last = value["last"]?.integer, first <= last,
      let lines = value["sha256"]?.string.flatMap({ Digest(hex: $0) }),
      let notes = value["checkpoints"]?.string.flatMap({ Digest(hex: $0) })
    else { return nil }
    self.init(origin: origin, first: first, last: last, lines: lines, checkpoints: notes)
  }

  var value: JSONValue {
    [
      "origin": .string(origin.name), "first": .integer(first), "last": .integer(last),
      "sha256": .string(lines.hex), "checkpoints": .string(checkpoints.hex),
    ]
  }
}
