import Canonical
import Inspection
import Journal
import Merge
import Support
import Testing

import enum Crypto.Curve25519

/// A visit's round as tests tell it: an office, laptops, and what each of them holds.
final class History {
  let visit = "V-140581-2023-0117"
  let team = ["GP0007", "GP0031"]
  let secondTeam = ["GP0044", "GP0052"]
  private(set) var devices: [Device] = []
  private(set) var keys: [Digest: InspectorKey] = [:]
  private var signing: [String: (id: Digest, key: Curve25519.Signing.PrivateKey)] = [:]
  private var generator: SeededGenerator
  private var clock = 1_693_792_800_000

  init(seed: UInt64 = 1) {
    generator = SeededGenerator(seed: seed)
    for inspector in team + secondTeam { enrol(inspector) }
    enrol("AS0001", certified: false)
  }

  var context: VisitContext { context(of: visit) }

  func context(of visit: String) -> VisitContext {
    VisitContext(visit: visit, team: Set(team), keys: keys)
  }

  /// Everything that was ever written.
  var everything: [RecordedEntry] { devices.flatMap(\.written) }

  var view: VisitView { VisitView.fold(everything, context: context) }

  /// The office, which issues the visit.
  func office() -> Device {
    let office = Device(self, .office(region: "140581"), by: ["clerk01"])
    devices.append(office)
    office.write(EntryDraft(.visitIssued, visit: visit, by: office.by))
    return office
  }

  /// A laptop that opened the office's task bundle.
  func laptop(_ number: Int, by: [String]? = nil, knowing office: Device) -> Device {
    let digits = String(repeating: "0", count: 15) + String(number)
    let device = Device(self, .device(digits, region: "140581"), by: by ?? team)
    devices.append(device)
    device.receive(from: office)
    return device
  }

  /// A laptop that goes on from an image of another one.
  func restored(_ image: Device) -> Device {
    let copy = Device(image)
    devices.append(copy)
    return copy
  }

  func surroundings() -> Surroundings {
    clock += 60_000
    let now = Timestamp(milliseconds: clock)
    let mono = clock - 1_693_000_000_000
    let salt = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
    return Surroundings(
      now: { now }, mono: { mono }, machineBoot: "boot", random: { Array(salt.prefix($0)) })
  }

  func signature(
    of inspector: String, over finish: Digest, visit: String? = nil
  ) throws -> SignaturePayload {
    let visit = visit ?? self.visit
    let signer = try #require(signing[inspector])
    let bytes = try signer.key.signature(for: VisitStatement.bytes(visit: visit, finished: finish))
    return SignaturePayload(key: signer.id, signature: Array(bytes))
  }

  /// The private bytes of an inspector's key.
  static func seed(of inspector: String) -> [UInt8] { Digest.sha256(inspector).bytes }

  private func enrol(_ inspector: String, certified: Bool = true) {
    let seed = Self.seed(of: inspector)
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return }
    let publicKey = Array(key.publicKey.rawRepresentation)
    let id = Digest.sha256(publicKey)
    signing[inspector] = (id, key)
    keys[id] = InspectorKey(holder: inspector, publicKey: publicKey, certified: certified)
  }
}

/// One journal, and what its writer holds beside it.
final class Device {
  let by: [String]
  /// The visit that it acts on.
  var visit: String
  private(set) var written: [RecordedEntry] = []
  private(set) var held: Set<RecordedEntry> = []
  private unowned let history: History
  private var log: Log

  init(_ history: History, _ origin: Origin, by: [String]) {
    self.history = history
    self.by = by
    visit = history.visit
    log = Log(origin: origin)
  }

  init(_ image: Device) {
    history = image.history
    by = image.by
    visit = image.visit
    log = image.log
    held = image.held
  }

  var origin: Origin { log.origin }
  var checkpoint: Checkpoint { log.checkpoint }

  var view: VisitView {
    VisitView.fold(Array(held), context: history.context(of: visit))
  }

  @discardableResult
  func write(_ draft: EntryDraft) -> RecordedEntry {
    guard let entry = try? log.append([draft], in: history.surroundings()).last else {
      preconditionFailure("a test wrote what no record may hold")
    }
    let recorded = RecordedEntry(origin: origin, entry: entry)
    written.append(recorded)
    held.insert(recorded)
    return recorded
  }

  /// Takes everything that the other holds.
  func receive(from other: Device) {
    held.formUnion(other.held)
  }

  /// Takes some entries of another journal.
  func receive(_ entries: some Sequence<RecordedEntry>) {
    held.formUnion(entries)
  }

  /// Answers a question of the form `catering`, naming the heads that this device sees.
  @discardableResult
  func answer(
    _ question: String, _ value: JSONValue?, parents: [Digest]? = nil, state: Digest? = nil,
    by: [String]? = nil
  ) -> RecordedEntry {
    let payload = AnswerPayload(
      form: "catering", formDigest: Digest.sha256("catering"), question: question,
      state: state ?? view.stateHead ?? .zero, value: value)
    return write(
      payload.draft(
        visit: visit, by: by ?? self.by,
        parents: parents ?? view.heads(of: .question(question))))
  }

  /// Writes an entry about the state of the visit, naming all heads that this device sees.
  @discardableResult
  func change(_ type: EntryType, data: [String: JSONValue] = [:]) -> RecordedEntry {
    write(EntryDraft(type, visit: visit, by: by, data: data, parents: view.heads))
  }

  /// Finishes, and has the inspectors sign.
  @discardableResult
  func finish(signing inspectors: [String]? = nil) throws -> RecordedEntry {
    let finish = change(.visitFinished)
    for inspector in inspectors ?? by { try sign(finish, by: inspector) }
    return finish
  }

  @discardableResult
  func sign(_ finish: RecordedEntry, by inspector: String) throws -> RecordedEntry {
    let payload = try history.signature(of: inspector, over: finish.leaf, visit: visit)
    return write(payload.draft(visit: visit, by: inspector, finished: finish.leaf))
  }

  /// Decides a question; the parents are the heads that this device sees.
  @discardableResult
  func resolve(
    _ question: String, _ value: JSONValue?, by: [String]? = nil, heads: [Digest]? = nil
  ) -> RecordedEntry {
    let payload = ResolutionPayload(
      register: .answer(form: "catering", question: question, instance: ""), value: value,
      reason: "seen on the photo")
    return write(
      payload.draft(
        visit: visit, by: by ?? self.by,
        heads: heads ?? view.heads(of: .question(question))))
  }

  /// Decides the state of the visit; the parents are all heads that this device sees.
  @discardableResult
  func resolveState(_ value: JSONValue, by: [String]? = nil) -> RecordedEntry {
    let payload = ResolutionPayload(register: .state, value: value, reason: "as agreed")
    return write(
      payload.draft(visit: visit, by: by ?? self.by, heads: view.heads))
  }
}

extension Register {
  /// A question of the form `catering`.
  static func question(_ name: String) -> Register {
    .answer(form: "catering", question: name, instance: "")
  }
}
