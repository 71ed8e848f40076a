import Canonical
import Forms
import Journal
import Sealing
import Storage

/// A laptop without a store: its journal grows in memory by the entries that its work at visits
/// makes, and its results are sealed as `field pack` seals them.
struct BenchDevice {
  /// What one stretch of work added to the journal.
  struct Work {
    /// The entries, in order.
    var entries: [Entry] = []
    /// A checkpoint for each finished visit.
    var notes: [SignedNote] = []
  }

  /// What the office enrols.
  let request: KeyRequest
  private let key: PrivateKey
  private let noteKey: NoteKey
  private let inspectors: BenchInspectors
  private let form: CompiledForm
  private var log: Log

  /// A device of the office that nobody has enrolled yet.
  init(number: Int, of office: BenchOffice, inspectors: BenchInspectors) throws {
    key = try PrivateKey()
    let identity = try AgeX25519Identity(random: Surroundings.live.random)
    guard let recipient = identity.recipient else { throw BenchFailure.fixture("no recipient") }
    request = KeyRequest(
      device: key.publicKey, recipient: recipient, name: "bench-\(number)",
      carriers: BenchOffice.officers)
    log = Log(origin: office.origin(of: key.publicKey))
    noteKey = NoteKey(
      name: log.origin.name, kind: .signature, publicKey: key.publicKey.rawPublicKey)
    form = office.form
    self.inspectors = inspectors
  }

  /// As an issuer of bundles.
  var signer: BundleWriter.Signer { .init(.device, key) }
  /// As an issuer of bundles.
  var party: Party { .device(key.publicKey.id) }
  /// The device's 16 digits.
  var kid16: String { key.publicKey.kid16 }

  /// Makes visits from the arrival to the last signature, and a checkpoint at the end.
  mutating func work(at visits: [IssuedVisit]) throws -> Work {
    var work = Work()
    for visit in visits {
      let answers = try add(begin(visit) + answers(visit), to: &work)
        .filter { $0.type == .answerSet }
      let changed = try add(changes(visit, answers), to: &work)
      let heads = answers.dropFirst(MergeSize.changes) + changed
      let finish = EntryDraft(
        .visitFinished, visit: visit.visit, by: BenchOffice.officers,
        parents: ([visit.leaf] + heads.map(\.leaf)).sorted())
      guard let finished = try add([finish], to: &work).last?.leaf else { continue }
      work.notes.append(try checkpoint())
      try add(inspectors.signatures(visit: visit.visit, finished: finished), to: &work)
    }
    work.notes.append(try checkpoint())
    return work
  }

  /// The journal's end as a seal names it.
  var position: Seal.LogPosition {
    Seal.LogPosition(origin: log.origin.name, size: log.size, root: log.tree.root)
  }

  @discardableResult
  private mutating func add(_ drafts: [EntryDraft], to work: inout Work) throws -> [Entry] {
    let entries = try log.append(drafts, in: .live)
    work.entries += entries
    return entries
  }

  private func checkpoint() throws -> SignedNote {
    try SignedNote(log.checkpoint, key: noteKey) { try key.sign($0) }
  }

  private func begin(_ issued: IssuedVisit) -> [EntryDraft] {
    let officers = BenchOffice.officers
    return [
      EntryDraft(.visitArrived, visit: issued.visit, by: officers),
      EntryDraft(.certificateShown, visit: issued.visit, by: officers),
      EntryDraft(.recordingAnnounced, visit: issued.visit, by: officers, data: ["running": true]),
    ]
  }

  private func answers(_ issued: IssuedVisit) -> [EntryDraft] {
    MergeSize.form.questions.map { answer($0, "yes", issued, parents: []) }
  }

  /// The first answers, changed once.
  private func changes(_ issued: IssuedVisit, _ answers: [Entry]) -> [EntryDraft] {
    zip(MergeSize.form.questions, answers).prefix(MergeSize.changes).map { question, entry in
      answer(question, "na", issued, parents: [entry.leaf])
    }
  }

  private func answer(
    _ question: String, _ value: JSONValue, _ issued: IssuedVisit, parents: [Digest]
  ) -> EntryDraft {
    AnswerPayload(
      form: form.id, formDigest: form.digest, question: question, state: issued.leaf,
      value: value
    ).draft(visit: issued.visit, by: BenchOffice.officers, parents: parents)
  }
}
