import Canonical
import Forms
import Inspection
import Journal
import Office
import Sealing
import Storage

/// The office of the bench: two officers, one form, and visits issued without a draw, which alone
/// is not measured here.
struct BenchOffice {
  /// The officers who carry the laptop and make every visit.
  static let officers = ["BN0001", "BN0002"]

  /// The form of every visit.
  let form: CompiledForm
  private let desk: OfficeDesk

  /// Makes the office in a folder, with one form.
  init(folder: String, form: BenchForm = .laptop) throws {
    let store = folder + "/office"
    let departments = try SourceFile(name: "departments", bytes: Array(Self.departments.utf8))
    _ = try InitOffice.run(
      store, departments: departments, roots: [Self.rootHolder(folder)], clerk: "bench", in: .live)
    desk = try OfficeDesk.open(store, doing: "bench", clerk: "bench", in: .live)
    _ = try ImportRegister.run(Array(Self.inspectors.utf8), file: "inspectors", at: desk)
    _ = try PublishDocuments.forms([(name: "bench.yaml", text: form.text)], at: desk)
    guard let form = try desk.store.read({ try $0.form(BenchForm.id) }) else {
      throw BenchFailure.fixture("the form was not published")
    }
    self.form = form
  }

  /// Where its store lies.
  var folder: String { desk.store.folder }

  private static func rootHolder(_ folder: String) throws -> RootHolder {
    let passphrase = AgeScryptRecipient(
      passphrase: "bench only", workFactor: AgeScryptRecipient.testOnlyWorkFactor)
    guard let passphrase else { throw BenchFailure.fixture("no passphrase") }
    return RootHolder(folder: folder + "/root", passphrase: passphrase)
  }

  /// What others need to know of the office, once it has enrolled them all.
  func address() throws -> OfficeAddress {
    let trust = try desk.store.read { try desk.trust($0) }
    let surroundings = desk.surroundings
    return OfficeAddress(
      party: try desk.party,
      encryption: try trust.encryption(
        to: desk.party, at: surroundings.now(), random: surroundings.random),
      reader: BundleReader(trust: trust))
  }

  /// The journal of a device of the office's region.
  func origin(of device: PublicKey) -> Origin {
    .device(device.kid16, region: desk.origin.region)
  }

  /// Writes the keys bundle that a laptop pins.
  func exportKeys(to path: String) throws {
    try ExportKeys.run(to: path, at: desk)
  }

  /// Writes what auditors take.
  func exportKeys(toFolder folder: String) throws {
    try ExportKeys.run(toFolder: folder, at: desk)
  }

  /// Enrols what a laptop asks for.
  func enrol(_ request: KeyRequest) throws {
    try EnrolKey.run(
      [.init(line: request.line(), fingerprint: request.fingerprint())], file: request.name,
      at: desk)
  }

  /// Issues visits, as the entries that a draw would have led to.
  func issueVisits(_ count: Int) throws -> [IssuedVisit] {
    let today = desk.surroundings.now().date()
    let drafts = try (1...count).map { number in
      let visit = try visit(number, today: today)
      return EntryDraft(
        .visitIssued, visit: visit.id.description, by: [desk.clerk], data: ["visit": visit.value])
    }
    let key = desk.key
    let signer = Signer(key: desk.noteKey) { try key.sign($0) }
    let entries = try desk.store.write { writing in
      let entries = try writing.append(
        drafts, to: desk.origin, in: desk.surroundings, signer: signer)
      try Projection.follow(entries, own: true, in: writing)
      return entries
    }
    return entries.compactMap { entry in
      entry.visit.map { IssuedVisit(visit: $0, leaf: entry.leaf) }
    }
  }

  /// Writes the task bundles of today and returns where they lie.
  func exportTasks(to folder: String) throws -> [String] {
    let today = desk.surroundings.now().date()
    return try ExportTasks.run(date: today, to: folder, at: desk).bundles.map(\.path)
  }

  private func visit(_ number: Int, today: CalendarDate) throws -> Visit {
    let region = desk.origin.region
    guard let code = RegionCode(region),
      let id = VisitID(region: code, year: today.year, number: number)
    else { throw BenchFailure.fixture("no visit is named \(number) in \(region)") }
    return try Visit([
      "id": .string(id.description),
      "subject": [
        "id": .string("SUBJECT-\(number)"), "kind": "entity", "name": .string("测速商户\(number)"),
        "trade": "餐饮服务", "address": "测速路1号", "legal_representative": "测速",
      ],
      "team": [
        "leader": .string(Self.officers[0]), "members": .array(Self.officers.map(member)),
      ],
      "window": [
        "from": .string(today.description), "to": .string(today.adding(days: 30).description),
      ],
      "forms": [["id": .string(form.id), "digest": .string(form.digest.hex)]],
      "lead": "market",
      "departments": [["id": "market", "name": ["zh": "测速局", "en": "Bench Bureau"]]],
      "plan_entry": "BENCH", "items": ["BENCH-1"], "visits_this_year": 1,
    ])
  }

  private func member(_ officer: String) -> JSONValue {
    [
      "id": .string(officer), "name": "测速", "department": "market", "category": "officer",
      "certificate": .string(officer),
    ]
  }

  private static let departments = """
    region: "140581"
    regions:
      - {code: "140581", name: {zh: 测速市, en: Bench}}
    departments:
      - {id: market, name: {zh: 测速局, en: Bench Bureau}, level: county, region: "140581", power: competent}
    """

  private static let inspectors =
    RegisterImport.inspectorColumns.joined(separator: ",") + "\n"
    + officers.map { "\($0),测速,测速局,执法人员,\($0),2099-12-31,食品,测速,在岗,\n" }.joined()
}

/// A visit with the leaf of the entry that issued it, which answers name as the state they saw.
struct IssuedVisit: Equatable, Sendable {
  let visit: String
  let leaf: Digest
}

/// The office as its devices know it; its store need not be open.
struct OfficeAddress: Sendable {
  /// As a recipient of bundles.
  let party: Party
  /// How results for it are encrypted.
  let encryption: BundleEncryption
  /// Knows everybody whom it has enrolled.
  let reader: BundleReader
}
