package import Canonical
import Inspection
import Journal
package import Merge
package import Sealing
import Storage

/// The taking in of one result bundle, in one transaction: the same at the office and on a laptop.
package struct BundleIntake {
  /// Its line in the report.
  package private(set) var line: MergeReport.Line
  /// The visits that entries were added to.
  package private(set) var visits: Set<String> = []
  /// The pieces of evidence of which it brought parts, while others were absent.
  package private(set) var unjoined: Set<Digest> = []

  /// Why the bundle was refused; nil when it was not.
  package private(set) var refusal: BundleError?

  /// Takes in a file that was opened.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - content: What it holds, or why it is refused; the verified copy is removed.
  ///   - isRecorded: Whether a refusal becomes an entry.
  ///   - memory: What the merge knows of the store; with what the file brought, once it is in.
  ///   - receiver: Who takes it in.
  /// - Throws: what is wrong with the receiver's own store, a full disk among it; what is wrong with
  ///   the bundle is a code and a note in the line.
  init(
    _ path: String, _ content: Result<OpenedResult, BundleError>,
    recordsRefusal isRecorded: Bool, _ memory: inout IntakeMemory, at receiver: some Receiver
  ) throws {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    line = MergeReport.Line(bundle: name)
    var after = memory
    do {
      try take(content.get(), &after, receiver)
      memory = after
    } catch let error as BundleError where error.kind == .known {
      line.notes = ["already-imported"]
    } catch let error as BundleError where !error.isAbout(receiver.store.folder) {
      refusal = error
      line.code = error.exitCode.rawValue
      line.notes = ["refused: \(error.check.rawValue)"]
      // What the system refused to read says nothing about a bundle.
      if isRecorded, error.kind != .failed {
        try BundleIntake.record(error, of: name, receiver)
      }
    }
  }

  /// Takes in a bundle by one transaction, and removes its copy.
  private mutating func take(
    _ opened: OpenedResult, _ memory: inout IntakeMemory, _ receiver: some Receiver
  ) throws {
    do {
      try receiver.store.write { writing in try take(opened, &memory, receiver, writing) }
    } catch {
      // The error matters more than a folder that could not be removed.
      try? opened.bundle.close()
      throw error
    }
    try opened.bundle.close()
  }

  /// The same refusal of a file of the same name is one entry, however often it is met.
  private static func record(
    _ error: BundleError, of name: String, _ receiver: some Receiver
  ) throws {
    try receiver.store.write { writing in
      let data: [String: JSONValue] = [
        "file": .string(TextProfile.cleaned(name)), "code": .integer(error.exitCode.rawValue),
        "check": .string(error.check.rawValue),
      ]
      let held = try writing.reading.document("refusal", TextProfile.cleaned(name))
      guard held?.detail != .object(data) else { return }
      try receiver.recordRefused(data, in: writing)
    }
  }

  // MARK: A verified bundle

  private mutating func take(
    _ opened: OpenedResult, _ memory: inout IntakeMemory, _ receiver: some Receiver,
    _ writing: Writing
  ) throws {
    let bundle = opened.bundle
    let isKnown = memory.seals.contains(bundle.sealHash)
    if !isKnown { try noteSeal(bundle, writing.reading) }
    let taken = try takeJournals(opened, memory, receiver, writing)
    let added = taken.flatMap(\.entries)
    let parts = try takeEvidence(bundle, wanted(memory.scope, added, writing.reading), receiver)
    visits = Set(added.compactMap(\.visit))
    // Evidence that came without new entries completes visits that named it.
    let changed = visits.union(memory.completed(in: receiver.store.content))
    var files = try Projection.refold(changed, in: writing)
    files.merge(try join(parts, receiver, writing)) { _, joined in joined }
    memory.add(files)
    countWaiting(added, files)
    if isKnown { line.notes.append("already-imported") }
    // What nothing proves yet may be proved when the bundle comes again beside the missing part.
    let isProven = !line.notes.contains { $0.hasPrefix("relayed-unproven") }
    guard isProven, !isKnown else { return }
    memory.add(bundle.sealHash)
    var more: [String: JSONValue] = [:]
    if memory.scope != .everything {
      more = try CarriedParts.merged(bundle, taken, receiver.store).members
    }
    try record(bundle, more, receiver, writing)
  }

  /// What the seal says that does not fit what is known: alarms, and the bundle is taken in all the
  /// same (merge.md 8, design 5.1).
  private mutating func noteSeal(_ bundle: VerifiedBundle, _ reading: Reading) throws {
    let header = bundle.seal.header
    let issuer = header.issuer.description
    noteDoubles(
      bundle, of: try reading.incoming(BundleKind.result.rawValue, from: issuer))
    if let replies = header.replies {
      let task = try reading.bundle(seal: replies)
      let isOurs =
        task?.direction == .outgoing && task?.kind == BundleKind.task.rawValue
        && task?.recipient == issuer
      if !isOurs { line.alarm(3, "replies-unknown: \(replies.prefix16)") }
    }
    noteDoubts(bundle.checked.signers)
  }

  /// One number or id under two seals.
  private mutating func noteDoubles(_ bundle: VerifiedBundle, of rows: [BundleRow]) {
    let taken = TakenBundles(rows.map(\.detail).compactMap(TakenBundles.Taken.init))
    for double in taken.doubles(of: bundle.seal, bundle.sealHash) {
      line.alarm(
        23,
        "same-sequence: \(double.sequence), \(double.held.prefix16) and \(double.other.prefix16)")
    }
    let header = bundle.seal.header
    for row in rows where row.name == header.id && row.sequence != header.sequence {
      line.alarm(
        23, "same-id: \(header.id), \(row.seal.prefix(16)) and \(bundle.sealHash.prefix16)")
    }
  }

  /// Doubts by the device's own clock, which is no reason to call a person (design 5.3): what a
  /// revocation ends is a position in its journal.
  private mutating func noteDoubts(_ signers: [VerifiedSigner]) {
    for signer in signers {
      switch signer.doubt {
      case .revoked: line.notes.append("key-revoked: \(signer.trusted.key.kid16)")
      case .beforeItsTime: line.notes.append("key-before-its-time: \(signer.trusted.key.kid16)")
      case nil: continue
      }
    }
  }

  private mutating func takeJournals(
    _ opened: OpenedResult, _ memory: IntakeMemory, _ receiver: some Receiver,
    _ writing: Writing
  ) throws -> [(origin: Origin, entries: [Entry])] {
    let intake = JournalIntake(
      bundle: opened.bundle,
      checkpoints: try BundleCheckpoints(opened.bundle, memory.trust, alarms: &line),
      memory: memory, own: receiver.store.origin, writing: writing)
    for path in opened.strangers { line.alarm(20, "no-journal-part: \(path)") }
    var taken: [(origin: Origin, entries: [Entry])] = []
    for part in opened.parts {
      let origin = Origin.device(part.part.kid16, region: receiver.store.origin.region)
      taken.append((origin, try intake.take(part, of: origin, line: &line)))
    }
    return taken
  }

  /// The evidence that is taken in; nil for all.
  private func wanted(
    _ scope: IntakeScope, _ added: [Entry], _ reading: Reading
  ) throws -> Set<Digest>? {
    guard case .visits(let names) = scope else { return nil }
    var wanted = Set(added.compactMap { EvidencePayload($0)?.digest })
    for name in names {
      let row = try reading.visitRow(name)
      wanted.formUnion((row?["absent_evidence"]?.strings ?? []).compactMap { Digest(hex: $0) })
    }
    return wanted
  }

  /// Parts of evidence that a bundle brought.
  private struct BroughtParts {
    /// The pieces they belong to.
    var wholes: Set<Digest> = []
    /// For each part that was not here, its piece.
    var new: [Digest] = []
  }

  private mutating func takeEvidence(
    _ bundle: VerifiedBundle, _ wanted: Set<Digest>?, _ receiver: some Receiver
  ) throws -> BroughtParts {
    var parts = BroughtParts()
    for file in bundle.files(under: "data/evidence/") {
      if let wanted, let piece = ResultContent.evidence(path: file.path)?.piece,
        !wanted.contains(piece), !receiver.store.content.holds(piece)
      {
        continue
      }
      line.evidence.delivered += 1
      let location = try bundle.location(of: file.path)
      switch ResultContent.evidence(path: file.path) {
      case .whole(file.digest):
        try takeWhole(file.digest, at: location, receiver)
      case .part(_, let whole):
        parts.wholes.insert(whole)
        if try takePart(file.digest, of: whole, at: location, receiver) { parts.new.append(whole) }
      default:
        line.evidence.quarantined += 1
        line.alarm(20, "no-evidence: \(file.path)")
      }
    }
    return parts
  }

  private mutating func takeWhole(
    _ digest: Digest, at location: String, _ receiver: some Receiver
  ) throws {
    guard !receiver.store.content.holds(digest) else {
      line.evidence.known += 1
      return
    }
    try receiver.store.content.adopt(location, as: digest)
    line.evidence.new += 1
  }

  /// Keeps a part until the others are here; whether it is new shows when they are joined.
  private mutating func takePart(
    _ digest: Digest, of whole: Digest, at location: String, _ receiver: some Receiver
  ) throws -> Bool {
    let store = receiver.store
    guard !store.content.holds(whole), !store.parts.holds(digest, of: whole) else {
      line.evidence.known += 1
      return false
    }
    try store.parts.adopt(location, as: digest, of: whole)
    return true
  }

  /// Joins what became whole; gives the visits that name it, as they are now.
  private mutating func join(
    _ parts: BroughtParts, _ receiver: some Receiver, _ writing: Writing
  ) throws -> [String: VisitFile] {
    let joined = try JoinParts(parts.wholes, changed: visits, in: receiver.store, writing.reading)
    let files = try Projection.refold(joined.visits, in: writing)
    for whole in parts.new {
      if joined.obstacles[whole] == nil {
        line.evidence.new += 1
      } else {
        line.evidence.waiting += 1
      }
    }
    unjoined = Set(joined.obstacles.keys)
    for (whole, obstacle) in joined.obstacles.sorted(by: { $0.key < $1.key }) {
      switch obstacle {
      case .unnamed: line.notes.append("parts-unnamed: \(whole.prefix16)")
      case .incomplete(let have, let count):
        line.notes.append("parts-waiting: \(whole.prefix16) \(have)/\(count)")
      case .differs: line.alarm(23, "parts-differ: \(whole.prefix16)")
      }
    }
    return files
  }

  /// Of the entries that came new, those that wait for absent ones, or name absent evidence.
  private mutating func countWaiting(_ added: [Entry], _ files: [String: VisitFile]) {
    let leaves = Set(added.map(\.leaf))
    for file in visits.sorted().compactMap({ files[$0] }) {
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

  private func record(
    _ bundle: VerifiedBundle, _ more: [String: JSONValue], _ receiver: some Receiver,
    _ writing: Writing
  ) throws {
    let header = bundle.seal.header
    var data: [String: JSONValue] = [
      "seal": .string(bundle.sealHash.hex), "kind": "result", "id": .string(header.id),
      "issuer": .string(header.issuer.description),
      "recipient": .string(header.recipient.description), "sequence": .integer(header.sequence),
      "created": .string(header.created.iso), "file": .string(TextProfile.cleaned(line.bundle)),
      "code": .integer(line.code), "delivered": .integer(line.entries.delivered),
      "new": .integer(line.entries.new), "known": .integer(line.entries.known),
      "waiting": .integer(line.entries.waiting), "evidence": .integer(line.evidence.delivered),
    ]
    data["previous"] = header.previous.map { .string($0.hex) }
    let relayed = Set(
      bundle.files(under: "data/journals/").compactMap { file in
        ResultContent.JournalPart(path: file.path)?.kid16
      }
    ).subtracting([header.issuer.name])
    if !relayed.isEmpty { data["relayed"] = .strings(relayed.sorted()) }
    data.merge(more) { first, _ in first }
    try receiver.recordReceived(data, in: writing)
  }
}
