import Canonical
import Inspection
import Journal
import Merge
import Sealing
import Storage

/// The taking in of one result bundle, in one transaction.
struct Intake {
  /// Its line in the report.
  private(set) var line: MergeReport.Line
  /// The visits that entries were added to.
  private(set) var visits: Set<String> = []

  /// Verifies and takes in a file.
  ///
  /// - Throws: what is wrong with the office's own store; what is wrong with the bundle is a code
  ///   and a note in the line.
  init(_ path: String, _ desk: OfficeDesk) throws {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    line = MergeReport.Line(bundle: name)
    let reader = try desk.store.read { reading in
      BundleReader(
        trust: try desk.trust(reading),
        expectation: Expectation(
          kinds: [.result], recipients: [try desk.party],
          standing: try Intake.standing(reading)))
    }
    do {
      try reader.withBundle(ResultBundle.self, at: path, copyingInto: desk.store.folder) {
        (result: Verified<ResultBundle>) in
        try desk.store.write { writing in
          try take(result.bundle, desk, writing)
        }
      }
    } catch let error as BundleError where error.kind == .known {
      line.notes = ["already-imported"]
    } catch let error as BundleError where error.kind != .failed {
      line.code = error.exitCode.rawValue
      line.notes = ["refused: \(error.check.rawValue)"]
      try Intake.refused(name, error, desk)
    }
  }

  private static func standing(
    _ reading: Reading
  ) throws -> @Sendable (Seal, Digest) -> Expectation.Standing {
    let known = Set(try reading.bundles().filter { $0.direction == .incoming }.map(\.seal))
    // A result's sequence never refuses it: any order (design 5.1).
    return { _, hash in known.contains(hash.hex) ? .known : .new }
  }

  private static func refused(_ name: String, _ error: BundleError, _ desk: OfficeDesk) throws {
    try desk.store.write { writing in
      let data: [String: JSONValue] = [
        "file": .string(TextProfile.cleaned(name)), "code": .integer(error.exitCode.rawValue),
        "check": .string(error.check.rawValue),
      ]
      try desk.record([desk.draft(.bundleRefused, data)], in: writing)
    }
  }

  // MARK: A verified bundle

  private mutating func take(
    _ bundle: VerifiedBundle, _ desk: OfficeDesk, _ writing: Writing
  ) throws {
    try noteDoubles(bundle, writing.reading)
    var added: [Entry] = []
    for file in bundle.files(under: "data/journals/") {
      guard let part = ResultContent.JournalPart(path: file.path) else { continue }
      added += try take(part, of: bundle, desk, writing)
    }
    try keepCheckpoints(bundle, desk, writing)
    try takeEvidence(bundle, desk)
    try Projection.follow(added, own: false, in: writing)
    // Evidence that came without new entries completes visits that named it.
    visits = Set(added.compactMap(\.visit))
    try Projection.refold(try incomplete(writing.reading).subtracting(visits), in: writing)
    try countWaiting(added, writing.reading)
    try record(bundle, desk, writing)
  }

  /// One id or number under two seals: an alarm, and both are taken in (merge.md 8).
  private mutating func noteDoubles(_ bundle: VerifiedBundle, _ reading: Reading) throws {
    let header = bundle.seal.header
    let same = try reading.bundles().filter { row in
      row.direction == .incoming && row.kind == "result"
        && row.issuer == header.issuer.description
        && (row.sequence == header.sequence || row.name == header.id)
    }
    guard let first = same.first else { return }
    line.code = 23
    line.notes.append("same-sequence: \(header.sequence) as \(first.name)")
  }

  private mutating func take(
    _ part: ResultContent.JournalPart, of bundle: VerifiedBundle, _ desk: OfficeDesk,
    _ writing: Writing
  ) throws -> [Entry] {
    let origin = Origin.device(part.kid16, region: desk.origin.region)
    var delivered: [Entry] = []
    for (offset, text) in try bundle.lines(of: part.path).enumerated() {
      line.entries.delivered += 1
      guard let entry = try? Entry(line: text), entry.sequence == part.first + offset else {
        // One bad record never blocks the others (merge.md 13).
        line.entries.quarantined += 1
        line.code = max(line.code, 20)
        line.notes.append("quarantined: \(part.path) line \(offset + 1)")
        continue
      }
      delivered.append(entry)
    }
    let reading = writing.reading
    var held: [Int: [Digest]] = [:]
    for entry in delivered {
      for place in [entry.sequence - 1, entry.sequence] where held[place] == nil && place >= 0 {
        held[place] = try reading.branches(of: origin, at: place)
      }
    }
    let known = held
    let union = Union(delivered, of: origin) { known[$0] ?? [] }
    for entry in union.new { try writing.insert(entry, of: origin) }
    for entry in union.branching { try writing.insertFork(entry, of: origin) }
    line.entries.known += union.known.count
    line.entries.new += union.taken.count
    for fork in union.forks {
      line.code = 23
      line.notes.append("fork: \(origin.name) at \(fork.sequence)")
    }
    try advance(origin, writing)
    return union.taken
  }

  /// Extends the part of the journal that is whole from its beginning.
  private mutating func advance(_ origin: Origin, _ writing: Writing) throws {
    var log = try writing.reading.log(of: origin)
    for entry in try writing.reading.entries(of: origin, from: log.size) {
      guard entry.sequence == log.size else { break }
      guard log.take(entry) else {
        line.code = 23
        line.notes.append("chain-broken: \(origin.name) at \(entry.sequence)")
        break
      }
    }
    try writing.save(log)
  }

  private mutating func keepCheckpoints(
    _ bundle: VerifiedBundle, _ desk: OfficeDesk, _ writing: Writing
  ) throws {
    let trust = try desk.trust(writing.reading)
    for file in bundle.files(under: "data/journals/") where file.path.hasSuffix("checkpoints.txt") {
      let text = String(decoding: try bundle.bytes(of: file.path), as: UTF8.self)
      for note in ResultContent.checkpoints(text).compactMap({ try? SignedNote(text: $0) }) {
        let origin = note.checkpoint.origin
        guard let device = trust.key(kid16: origin.holder) else { continue }
        let key = NoteKey(
          name: origin.name, kind: .signature, publicKey: device.key.rawPublicKey)
        do throws(NoteError) {
          try note.verify(key)
        } catch {
          line.code = 23
          line.notes.append("checkpoint-not-signed: \(origin.name)")
          continue
        }
        try check(note, writing)
      }
    }
  }

  /// A device never signs two roots for one size.
  private mutating func check(_ note: SignedNote, _ writing: Writing) throws {
    let origin = note.checkpoint.origin
    let log = try writing.reading.log(of: origin)
    if note.checkpoint.size <= log.size {
      let leaves = try writing.reading.leaves(of: origin, count: note.checkpoint.size)
      guard Merkle.root(of: leaves) == note.checkpoint.root else {
        line.code = 23
        line.notes.append("checkpoint-differs: \(origin.name) at \(note.checkpoint.size)")
        return
      }
    }
    try writing.keep(note, .checkpoint)
  }

  private mutating func takeEvidence(_ bundle: VerifiedBundle, _ desk: OfficeDesk) throws {
    for file in bundle.files(under: "data/evidence/") {
      guard let digest = ResultContent.evidence(path: file.path), digest == file.digest else {
        continue
      }
      line.evidence.delivered += 1
      if desk.store.content.holds(digest) {
        line.evidence.known += 1
      } else {
        try desk.store.content.adopt(bundle.location(of: file.path), as: digest)
        line.evidence.new += 1
      }
    }
  }

  /// Visits that named evidence which was not here.
  private func incomplete(_ reading: Reading) throws -> Set<String> {
    let rows = try reading.visitRows().filter { !($0.row["absent_evidence"]?.array ?? []).isEmpty }
    return Set(rows.map(\.visit))
  }

  /// Of the entries that came new, those that wait for absent ones, or name absent evidence.
  private mutating func countWaiting(_ added: [Entry], _ reading: Reading) throws {
    let leaves = Set(added.map(\.leaf))
    for visit in visits.sorted() {
      guard let file = try reading.visitFile(visit) else { continue }
      let waiting = file.view.waiting.filter { leaves.contains($0.recorded.leaf) }
      let absent = Set(file.absentEvidence)
      let bare = file.view.evidence.filter { reference in
        leaves.contains(reference.recorded.leaf) && absent.contains(reference.payload.digest)
      }
      line.entries.waiting += waiting.count
      line.entries.incomplete += bare.count
      line.entries.new -= waiting.count + bare.count
      line.visits.delivered += 1
      if waiting.isEmpty { line.visits.new += 1 } else { line.visits.waiting += 1 }
    }
  }

  private func record(_ bundle: VerifiedBundle, _ desk: OfficeDesk, _ writing: Writing) throws {
    let header = bundle.seal.header
    let data: [String: JSONValue] = [
      "seal": .string(bundle.sealHash.hex), "kind": "result", "id": .string(header.id),
      "issuer": .string(header.issuer.description),
      "recipient": .string(header.recipient.description), "sequence": .integer(header.sequence),
      "created": .string(header.created.iso), "file": .string(TextProfile.cleaned(line.bundle)),
      "code": .integer(line.code), "delivered": .integer(line.entries.delivered),
      "new": .integer(line.entries.new), "known": .integer(line.entries.known),
      "waiting": .integer(line.entries.waiting), "evidence": .integer(line.evidence.delivered),
    ]
    try desk.record([desk.draft(.resultReceived, data)], in: writing)
  }
}
