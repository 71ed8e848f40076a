package import Canonical
package import Inspection
package import Journal

/// Whose signatures count in a visit's proof.
package struct VisitProofKeys: Sendable {
  /// The office's keys for its own checkpoints.
  package var offices: [NoteKey]
  /// The office's keys for receipts.
  package var cosigners: [NoteKey]
  /// The keys of laptops' journals.
  package var devices: [Origin: NoteKey]
  /// The keys of inspectors, by key id.
  package var inspectors: [Digest: InspectorKey]

  /// Keys from their parts.
  package init(
    offices: [NoteKey], cosigners: [NoteKey], devices: [Origin: NoteKey],
    inspectors: [Digest: InspectorKey]
  ) {
    self.offices = offices
    self.cosigners = cosigners
    self.devices = devices
    self.inspectors = inspectors
  }
}

/// The check of a visit's proof, in the order of `verify_visit.py`; pure.
package struct VisitProofCheck: Sendable {
  /// One signature of the visit.
  package struct Signature: Sendable {
    /// The `visit.signed`.
    package let recorded: RecordedEntry
    /// Whose key it is; nil for a key that is not known.
    package let holder: String?
    /// Whether it holds.
    package let holds: Bool
  }

  /// When the office cosigned which sizes of each journal.
  package private(set) var receipts: [Origin: [(size: Int, time: Timestamp)]] = [:]
  /// The signatures of the visit, in the order of the entries.
  package let signatures: [Signature]
  /// What the office says that it handed out.
  package let statement: ProvedPayload

  /// Checks all but the lists that follow from the entries.
  ///
  /// - Throws: The first finding.
  package init(_ proof: VisitProof, keys: VisitProofKeys) throws(VisitProofFinding) {
    for part in proof.parts { try Self.checkOrder(part, of: proof.visit) }
    for part in proof.parts {
      receipts[part.origin] = try Self.checkNotes(part, keys)
    }
    for part in proof.parts { try Self.checkProofs(part) }
    guard let last = proof.statement, let statement = ProvedPayload(last.entry) else {
      throw .handedOutDiffers
    }
    let others = proof.entries.filter { $0 != last }
    signatures = Self.signatures(in: others, of: proof.visit, keys)
    self.statement = statement
    let due = ProvedPayload(
      entries: others.map(\.leaf), signatures: statement.signatures, unproven: statement.unproven)
    guard due == statement else { throw .handedOutDiffers }
    let found = signatures.count(where: \.holds)
    guard found == statement.signatures else {
      throw .signatures(due: statement.signatures, found: found)
    }
  }

  /// Holds the lists against what follows from the entries.
  ///
  /// - Throws: `VisitProofFinding.malformed`, `listDiffers`; what `file` throws.
  package func checkLists(
    of proof: VisitProof, _ file: (String) throws -> [UInt8]?
  ) throws {
    for (name, due) in try proof.files(receipts: receipts)
    where [VisitProof.evidenceName, VisitProof.timesName].contains(name) {
      guard let found = try file(name) else { throw VisitProofFinding.malformed(name) }
      guard found == due else { throw VisitProofFinding.listDiffers(name) }
    }
  }

  /// How many signatures of a visit hold, as the office counts them when it hands out entries.
  package static func count(
    in entries: [RecordedEntry], of visit: String, _ keys: VisitProofKeys
  ) -> Int {
    signatures(in: entries, of: visit, keys).count(where: \.holds)
  }

  private static func checkOrder(
    _ part: VisitProof.Part, of visit: String
  ) throws(VisitProofFinding) {
    var last: Entry?
    for entry in part.entries {
      let isNext = last.map { last in
        entry.sequence > last.sequence
          && (entry.sequence > last.sequence + 1 || entry.previous == last.leaf)
      }
      guard isNext ?? true, entry.visit == visit else {
        throw .misplaced(part.origin, sequence: entry.sequence)
      }
      last = entry
    }
  }

  /// - Returns: When the office cosigned which sizes.
  private static func checkNotes(
    _ part: VisitProof.Part, _ keys: VisitProofKeys
  ) throws(VisitProofFinding) -> [(size: Int, time: Timestamp)] {
    let own =
      part.origin.holder == "office" ? keys.offices : [keys.devices[part.origin]].compactMap(\.self)
    guard !own.isEmpty else { throw .unknownKey(part.origin) }
    var receipts: [(size: Int, time: Timestamp)] = []
    for note in part.notes {
      let size = note.checkpoint.size
      guard own.contains(where: { note.isSigned(by: $0) }) else {
        throw .notSigned(part.origin, size: size)
      }
      guard part.origin.holder != "office", note.names.contains(where: { $0 != part.origin.name })
      else { continue }
      guard let time = keys.cosigners.lazy.compactMap({ note.time(by: $0) }).first else {
        throw .notSigned(part.origin, size: size)
      }
      receipts.append((size, time))
    }
    return receipts
  }

  private static func checkProofs(_ part: VisitProof.Part) throws(VisitProofFinding) {
    let sizes = part.sizes
    guard part.proofs.count == part.entries.count + max(0, sizes.count - 1) else {
      throw .proofsDiffer(part.origin)
    }
    var notes: [Int: Checkpoint] = [:]
    for (size, note) in zip(sizes, part.notes.map(\.checkpoint)) {
      guard note.size == size, note.origin == part.origin else {
        throw .checkpointDiffers(part.origin, size: size)
      }
      notes[size] = note
    }
    for (entry, proof) in zip(part.entries, part.proofs) {
      guard case .inclusion(let leaf, let index, let size, let path) = proof,
        let note = notes[size],
        leaf == entry.leaf, index == entry.sequence,
        Merkle.includes(leaf: leaf, at: index, size: size, path: path, root: note.root)
      else { throw .notIncluded(part.origin, sequence: entry.sequence) }
    }
    for ((older, newer), proof) in zip(
      zip(sizes, sizes.dropFirst()), part.proofs.dropFirst(part.entries.count))
    {
      guard case .consistency(older, newer, let path) = proof, let first = notes[older],
        let second = notes[newer],
        Merkle.extends(older: (older, first.root), newer: (newer, second.root), path: path)
      else { throw .notContinued(part.origin, size: newer) }
    }
  }

  private static func signatures(
    in entries: [RecordedEntry], of visit: String, _ keys: VisitProofKeys
  ) -> [Signature] {
    let finishes = Set(entries.filter { $0.entry.type == .visitFinished }.map(\.leaf))
    return entries.compactMap { recorded in
      guard let payload = SignaturePayload(recorded.entry) else { return nil }
      let key = keys.inspectors[payload.key]
      let parents = recorded.entry.parents
      let holds =
        if let key, parents.count == 1, finishes.contains(parents[0]) {
          Ed25519.isValid(
            payload.signature, over: VisitStatement.bytes(visit: visit, finished: parents[0]),
            publicKey: key.publicKey)
        } else {
          false
        }
      return Signature(recorded: recorded, holder: key?.holder, holds: holds)
    }
  }
}
