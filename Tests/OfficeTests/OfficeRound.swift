import Canonical
import Forms
import Foundation
import Inspection
import Journal
import Merge
import Sealing
import Storage
import Support
import Testing

@testable import Office

/// An office with the demo's documents and one visit, and laptops' entries as if merged.
final class OfficeRound {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let team = ["GP0007", "GP0031"]
  static let visit = "V-140581-2023-0001"

  let folder: String
  let desk: OfficeDesk
  let keys: [String: PrivateKey]
  private let clock: Clock
  /// Laptops with keys of their own, by number; the others are digits alone.
  private var origins: [Int: Origin] = [:]

  /// Wall time that the test moves.
  final class Clock: @unchecked Sendable {
    var now = 1_693_792_800_000  // 2023-09-04 10:00 in China
    var random = SeededGenerator(seed: 7)

    var surroundings: Surroundings {
      Surroundings(
        now: { [self] in Timestamp(milliseconds: now) },
        mono: { [self] in now - 1_693_000_000_000 }, machineBoot: "boot",
        random: { [self] count in (0..<count).map { _ in .random(in: 0...255, using: &random) } })
    }
  }

  /// An office whose visit is issued.
  init() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
    folder = path
    clock = Clock()
    let surroundings = clock.surroundings
    _ = try InitOffice.run(
      path + "/office", departments: Self.register("departments"),
      roots: [RootHolder(folder: path + "/root", passphrase: try TestPassphrase.recipient())],
      clerk: "clerk01",
      in: surroundings)
    desk = try OfficeDesk.open(
      path + "/office", doing: "test", clerk: "clerk01", in: surroundings)
    _ = try PublishDocuments.rules(Self.register("rules"), at: desk)
    _ = try PublishDocuments.items(Self.register("items"), at: desk)
    _ = try PublishDocuments.plan(Self.register("plan"), at: desk)
    let shipped = try ["00_common", "result_codes", "work_calendar"].map { name in
      (name: "\(name).yaml", text: try Self.text("Forms/\(name).yaml"))
    }
    _ = try PublishDocuments.forms(shipped + [(name: "shop.yaml", text: Self.shop)], at: desk)
    keys = try Dictionary(
      uniqueKeysWithValues: Self.team.map { ($0, try PrivateKey()) })
    try enrol()
    try issue()
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// The same office under another clerk.
  func desk(of clerk: String) -> OfficeDesk {
    OfficeDesk(store: desk.store, key: desk.key, surroundings: clock.surroundings, clerk: clerk)
  }

  func pass(days: Int) {
    clock.now += days * 86_400_000
  }

  var today: CalendarDate { Timestamp(milliseconds: clock.now).date() }

  func file() throws -> VisitFile {
    try #require(try desk.store.read { try $0.visitFile(Self.visit) })
  }

  // MARK: A laptop's entries

  /// Arrives, answers and finishes; who signs is said apart.
  ///
  /// The state and the shop's form that the laptop knows are the office's unless others are given.
  func work(
    _ shop: [String: String] = [:], common: [String: String] = [:], knowing state: Digest? = nil,
    form: Digest? = nil, finishes: Bool = true, expired: Bool = false
  ) throws {
    try laptop([
      EntryDraft(.visitArrived, visit: Self.visit, by: Self.team),
      EntryDraft(.certificateShown, visit: Self.visit, by: Self.team),
      EntryDraft(.recordingAnnounced, visit: Self.visit, by: Self.team, data: ["running": true]),
    ])
    var answers = [
      "COM-03": "yes", "COM-04": "yes", "COM-10": "found", "COM-11": "same", "COM-12": "yes",
      "COM-13": "yes",
    ]
    answers.merge(common) { _, new in new }
    if answers["COM-10"] != "found" { answers["COM-12"] = nil }
    for (question, value) in answers.sorted(by: { $0.key < $1.key }) {
      try answer("00_common", question, .string(value), knowing: state)
    }
    try answer("00_common", "COM-14", ["onsite"], knowing: state)
    let own = ["SH-01": "yes", "SH-02": "yes"].merging(shop) { _, new in new }
    for (question, value) in own.sorted(by: { $0.key < $1.key }) {
      try answer("shop", question, .string(value), knowing: state, under: form)
    }
    try support("COM-01")
    try support("COM-02")
    try laptop([
      EntryDraft(.partySigned, visit: Self.visit, by: Self.team, data: ["name": "店主"])
    ])
    if finishes { try finish(knowing: state, expired: expired) }
  }

  /// A photograph for a question of the common form.
  func support(_ question: String) throws {
    let digest = try desk.store.content.add(Array("photo of \(question)".utf8))
    let payload = EvidencePayload(
      digest: digest, size: 8, kind: "photo", form: "00_common", question: question)
    try laptop([payload.draft(visit: Self.visit, by: Self.team)])
  }

  func answer(
    _ form: String, _ question: String, _ value: JSONValue, on number: Int = 1,
    knowing state: Digest? = nil, under version: Digest? = nil
  ) throws {
    let file = try file()
    let digest = try #require(file.visit.forms.first { $0.id == form }).digest
    let payload = AnswerPayload(
      form: form, formDigest: version ?? digest, question: question,
      state: try #require(state ?? file.view.stateHead), value: value)
    let register = Register.answer(form: form, question: question, instance: "")
    try laptop(
      [payload.draft(visit: Self.visit, by: Self.team, parents: file.view.heads(of: register))],
      on: number)
  }

  func finish(knowing state: Digest? = nil, expired: Bool = false) throws {
    let view = try file().view
    let answers = view.registers.values.filter { $0.register != .state }
      .flatMap { $0.heads.map(\.leaf) }
    try laptop([
      EntryDraft(
        .visitFinished, visit: Self.visit, by: Self.team, data: expired ? ["expired": true] : [:],
        parents: state.map { answers + [$0] } ?? view.heads)
    ])
  }

  func sign(_ officers: [String] = team) throws {
    let finish = try #require(try file().view.finishes.last).entry.leaf
    for officer in officers {
      let key = try #require(keys[officer])
      let signature = try key.sign(VisitStatement.bytes(visit: Self.visit, finished: finish))
      let payload = SignaturePayload(key: key.publicKey.id, signature: signature)
      try laptop([payload.draft(visit: Self.visit, by: officer, finished: finish)])
    }
  }

  func laptop(_ drafts: [EntryDraft], on number: Int = 1) throws {
    let origin = origin(of: number)
    clock.now += 60_000
    try desk.store.write { writing in
      var log = try writing.reading.log(of: origin)
      let entries = try log.append(drafts, in: clock.surroundings)
      for entry in entries { try writing.insert(entry, of: origin) }
      try writing.save(log)
      try Projection.follow(entries, own: false, in: writing)
    }
  }

  /// The journal of a laptop.
  func origin(of number: Int) -> Origin {
    let digits = String(repeating: "0", count: 15) + String(number)
    return origins[number] ?? .device(digits, region: "140581")
  }

  /// Enrols a key for a laptop before it writes anything.
  func enrolDevice(_ number: Int = 1) throws {
    let key = try PrivateKey().publicKey
    origins[number] = .device(key.kid16, region: "140581")
    try enrol([
      TrustedKey(
        key: key, role: .device, holder: "device:\(key.kid16)", name: "laptop-\(number)",
        from: desk.surroundings.now())
    ])
  }

  /// Moves every clock back, as somebody would who dates a signature earlier.
  func turnBack(days: Int) {
    clock.now -= days * 86_400_000
  }

  // MARK: What the office did before

  private func enrol() throws {
    try enrol(
      keys.sorted { $0.key < $1.key }.map { holder, key in
        TrustedKey(
          key: key.publicKey, role: .inspector, holder: holder, from: desk.surroundings.now())
      })
  }

  private func enrol(_ keys: [TrustedKey]) throws {
    let drafts = try keys.map { key in
      let record = try KeyRecord(.enrolled(key), signedBy: desk.key)
      return desk.draft(.keyEnrolled, ["record": try CanonicalJSON.read(record.line())])
    }
    try desk.store.write { _ = try desk.record(drafts, in: $0) }
  }

  private func issue() throws {
    try desk.store.write { writing in
      let forms = try ["00_common", "shop"].map { id -> JSONValue in
        let form = try #require(try writing.reading.form(id))
        return ["id": .string(id), "digest": .string(form.digest.hex)]
      }
      let members = Self.team.map { id -> JSONValue in
        [
          "id": .string(id), "name": .string("检查员\(id.suffix(2))"), "department": "market",
          "category": "officer", "certificate": .string("晋E\(id)"),
        ]
      }
      let visit: JSONValue = [
        "id": .string(Self.visit),
        "subject": [
          "id": "91140581MA0GYEF059", "kind": "entity", "name": "高平市泰和餐饮有限公司",
          "phone": "13800000000",
        ],
        "team": ["leader": "GP0007", "members": .array(members)],
        "window": ["from": "2023-09-01", "to": "2023-12-31"], "forms": .array(forms),
        "lead": "market",
        "departments": [
          ["id": "market", "name": ["zh": "高平市市场监督管理局", "en": "Gaoping Market"]]
        ],
        "plan_entry": "2023-01", "items": ["CAT-01", "FIR-01"], "visits_this_year": 1,
      ]
      _ = try Visit(visit)
      try desk.record(
        [desk.draft(.visitIssued, visit: Self.visit, ["visit": visit])], in: writing)
    }
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  private static func register(_ name: String) throws -> SourceFile {
    let text = try text("Sources/Yicha/Demo/Registers/\(name).yaml")
    return try SourceFile(name: name, bytes: Array(text.utf8))
  }

  /// A form of a question for each way in which a finding can follow.
  static let shop = """
    form: shop
    version: "1"
    title: {zh: 小店, en: Shop}
    industry: {label: {zh: 零售, en: Retail}}
    lead: 市场监督管理
    include: [00_common]
    sections:
      - id: S
        label: {zh: 节, en: Section}
        questions:
    \(question("SH-01", "order_rectification", "A", "days: 15"))
    \(question("SH-02", "correct_on_site", "E", "days: 0"))
    \(question("SH-03", "notify_other_department", "A", "days: 7, to: 消防救援", required: false))
    \(question("SH-04", "stop_and_case_clue", "A", "days: 0", required: false))
    """

  private static func question(
    _ name: String, _ action: String, _ outcome: String, _ more: String, required: Bool = true
  ) -> String {
    """
          - name: \(name)
            title: {zh: 题\(name), en: title}
            label: {zh: 问, en: label}
            level: key
            type: yes_no_na
            required: \(required)
            fail: ". = 'no'"
            on_fail: {action: \(action), label: {zh: 措施, en: measure}, outcome: \(outcome), \(more)}
            provenance: construction
    """
  }
}
