import Canonical
import Forms
import Foundation
import Inspection
import Intake
import Journal
import Merge
import Office
import Sealing
import Storage
import Support
import Synchronization
import Testing

@testable import Field

/// A laptop that has opened a real task bundle, a spare one that has opened none, and the office
/// that enrolled both: real stores, keys and bundles in a folder of its own.
final class FieldRound {
  /// The officers of every visit's team, the leader first.
  static let officers = ["GP0007", "GP0031", "GP0052"]
  /// A member of the team who is no officer.
  static let technician = "ZJ0001"
  /// An officer whose key is enrolled and who belongs to no team.
  static let stranger = "GP0044"
  /// Its number ends like no other; those of the other two end alike.
  static let visit = "V-140581-2023-0001"
  static let otherVisits = ["V-140581-2023-0021", "V-140581-2023-0121"]
  static let region = "140581"

  /// What a round is made of: each lies in the folder only when a test asks for it.
  enum Part: String {
    case laptop
    case spare
    case office
    /// The inspectors' own sticks with their keys.
    case sticks
    /// The first task bundle for each laptop.
    case tasks
    case keysBundle = "KEYS.zip"
    /// The root holder's stick.
    case root
  }

  let clock: Clock
  let laptop: Laptop
  private let temporary: TemporaryFolder
  private var openDesk: OfficeDesk?
  private var exports = 0

  /// The round as it was made once: three visits on the laptop, nobody has arrived.
  init() throws {
    temporary = TemporaryFolder()
    clock = Clock(seed: 8)
    let store = try Self.path(of: .laptop, in: temporary.path)
    laptop = try Laptop.open(store, doing: "test", in: clock.surroundings)
  }

  var folder: String { temporary.path }

  /// Where a part of the round lies.
  func path(of part: Part) throws -> String {
    try Self.path(of: part, in: folder)
  }

  private static func path(of part: Part, in folder: String) throws -> String {
    let path = "\(folder)/\(part.rawValue)"
    if !AtomicFile.exists(path) { try made.get().write(part.rawValue, to: folder) }
    return path
  }

  /// A laptop of the same team, enrolled, with nothing but its first entry.
  func spare() throws -> Laptop {
    try Laptop.open(path(of: .spare), doing: "test", in: clock.surroundings)
  }

  /// The task bundle that the office made first for a laptop.
  func firstTask(of laptop: Laptop) throws -> String {
    "\(try path(of: .tasks))/T-\(Self.region)-2023-09-04-\(laptop.origin.holder)-1.zip.age"
  }

  /// The key that the office enrolled for an inspector.
  func key(of inspector: String) throws -> PrivateKey {
    try PrivateKey(
      readingFileAt: "\(path(of: .sticks))/\(inspector).pem.age",
      passphrase: TestPassphrase.identity())
  }

  /// What opens the task bundles of both laptops.
  func deviceIdentities() throws -> [AgeX25519Identity] {
    try [Part.laptop, .spare].flatMap { part in
      try AgeIdentityFile.read("\(path(of: part))/keys/device.age")
    }
  }

  /// What opens the bundles that were encrypted to the office.
  func officeIdentities() throws -> [AgeX25519Identity] {
    let folder = try path(of: .office) + "/keys"
    return try AtomicFile.names(in: folder).filter { $0.hasSuffix(".age") }
      .flatMap { try AgeIdentityFile.read("\(folder)/\($0)") }
  }

  // MARK: What is there

  func file(_ visit: String = visit) throws -> VisitFile {
    try #require(try laptop.store.read { try $0.visitFile(visit) })
  }

  /// The whole journal of the laptop, or of another one.
  func journal(of other: Laptop? = nil) throws -> [Entry] {
    let laptop = other ?? laptop
    return try laptop.store.read { try $0.entries(of: laptop.origin) }
  }

  /// The entries that an act adds to the laptop's journal.
  func entries(of act: () throws -> Void) throws -> [Entry] {
    let before = try journal().count
    try act()
    return Array(try journal().dropFirst(before))
  }

  /// The one entry that an act adds.
  func entry(of act: () throws -> Void) throws -> Entry {
    let entries = try entries(of: act)
    try #require(entries.count == 1)
    return entries[0]
  }

  /// Expects exactly this refusal, and that nothing has changed on the laptop after it.
  func refuses(
    _ error: some Error & Equatable, on other: Laptop? = nil,
    sourceLocation: SourceLocation = #_sourceLocation, _ act: () throws -> Void
  ) throws {
    let before = try Tables(other ?? laptop)
    #expect(throws: error, sourceLocation: sourceLocation) { try act() }
    #expect(try Tables(other ?? laptop) == before, sourceLocation: sourceLocation)
  }

  /// What a refused act could have changed.
  private struct Tables: Equatable {
    let own: [Entry]
    let office: [Entry]
    let visits: [JSONValue]
    let bundles: [BundleRow]
    let keys: [KeyRow]
    let seen: SignedNote?

    init(_ laptop: Laptop) throws {
      self = try laptop.store.read { reading in
        try Tables(reading, laptop.origin, laptop.officeOrigin)
      }
    }

    private init(_ reading: Reading, _ origin: Origin, _ officeOrigin: Origin) throws {
      own = try reading.entries(of: origin)
      office = try reading.entries(of: officeOrigin)
      visits = try reading.visitRows().map(\.row)
      bundles = try reading.bundles()
      keys = try reading.keyRows()
      seen = try reading.note(.newest, of: officeOrigin)
    }
  }

  // MARK: What the officers do

  func arrive(_ officers: [String] = [], at visit: String = visit) throws {
    try Arrive.run(visit, officers: officers, on: laptop)
  }

  /// Answers in one act; nil clears.
  @discardableResult
  func answer(
    _ answers: KeyValuePairs<String, String?>, by: [String] = [], reason: String? = nil,
    in visit: String = visit
  ) throws -> [Answer.Recorded] {
    try Answer.run(
      visit, answers.map { Answer.Typed($0.key, $0.value) }, by: by, reason: reason, on: laptop)
  }

  /// Writes a file as a camera would, outside the store.
  func write(_ text: String, to name: String = "photo.jpg") throws -> String {
    let path = "\(folder)/\(name)"
    try AtomicFile.write(Array(text.utf8), to: path, replacing: true)
    return path
  }

  @discardableResult
  func attach(
    _ text: String, as name: String = "photo.jpg", to question: String? = nil,
    in visit: String = visit, partSize: Int = EvidenceParts.usualSize
  ) throws -> Attach.Result {
    try Attach.run(
      write(text, to: name), visit: visit, question: question, partSize: partSize, on: laptop)
  }

  /// Arrives and answers all that must be answered, without a finding.
  func work(in visit: String = visit) throws {
    try arrive(at: visit)
    try answer(
      ["SH-01": "yes", "SH-02": "4.5", "DV-01#1": "yes", "DV-01#2": "na"], in: visit)
  }

  /// Works through the visit and ends it.
  @discardableResult
  func finish(_ visit: String = visit) throws -> Digest {
    try work(in: visit)
    return try Finish.run(visit, on: laptop)
  }

  func sign(_ officers: [String], in visit: String = visit) throws {
    for officer in officers { try Finish.sign(visit, key: key(of: officer), on: laptop) }
  }

  func pass(minutes: Int) {
    clock.pass(minutes: minutes)
  }

  // MARK: What the office does

  func desk() throws -> OfficeDesk {
    if let openDesk { return openDesk }
    let desk = try OfficeDesk.open(
      path(of: .office), doing: "test", clerk: "clerk01", in: clock.surroundings)
    openDesk = desk
    return desk
  }

  /// The office under another clerk, for what whoever decided before may not decide.
  func desk(of clerk: String) throws -> OfficeDesk {
    closeDesk()
    let desk = try OfficeDesk.open(
      path(of: .office), doing: "test", clerk: clerk, in: clock.surroundings)
    openDesk = desk
    return desk
  }

  /// Lets the office go, so that it is opened anew.
  func closeDesk() {
    openDesk = nil
  }

  /// Packs what the laptop has and takes it in at the office.
  @discardableResult
  func deliver() throws -> MergeResults.Result {
    let packed = try Pack.run(to: "\(folder)/stick-\(try journal().count)", on: laptop)
    try #require(packed.count == 1)
    return try MergeResults.run(packed[0].path, at: desk())
  }

  /// The next task bundle of the office for a laptop, for the next day: on one day what has not
  /// changed is not sealed anew.
  func export(for laptop: Laptop) throws -> String {
    exports += 1
    let date = clock.surroundings.now().date().adding(days: exports)
    let result = try ExportTasks.run(date: date, to: path(of: .tasks), at: desk())
    return try #require(result.bundles.first { $0.device == laptop.origin.holder }).path
  }

  /// The same, not encrypted: what is left to find stands in the bundle itself.
  func plainExport(for laptop: Laptop) throws -> String {
    exports += 1
    let date = clock.surroundings.now().date().adding(days: exports)
    let result = try ExportTasks.run(
      date: date, to: path(of: .tasks), isPlain: true, at: desk())
    return try #require(result.bundles.first { $0.device == laptop.origin.holder }).path
  }

  /// A task bundle changed inside and sealed again with the office's own key: what is left to
  /// find stands behind the seal.
  func resealed(
    _ task: String, _ change: (inout [String: BundleItem], VerifiedBundle) throws -> Void
  ) throws -> String {
    let office = try desk().key
    let trust = try laptop.store.read { try laptop.trust($0) }
    return try BundleReader(trust: trust).withBundle(
      at: task, identities: deviceIdentities(), copyingInto: folder
    ) { bundle in
      var items: [String: BundleItem] = [:]
      for file in bundle.checked.files {
        items[file.path] = BundleItem(file.path, bytes: try bundle.bytes(of: file.path))
      }
      try change(&items, bundle)
      try BundleWriter.write(
        to: folder + "/resealed.zip", header: bundle.seal.header, items: Array(items.values),
        signers: [.init(.office, office)])
      return folder + "/resealed.zip"
    }
  }
}

/// A clock and a source of randomness that only the test moves.
final class Clock: Sendable {
  private struct State {
    var now = 1_693_792_800_000  // 2023-09-04 10:00 in China
    var generator: SeededGenerator
  }

  private let state: Mutex<State>

  init(seed: UInt64) {
    state = Mutex(State(generator: SeededGenerator(seed: seed)))
  }

  func pass(minutes: Int) {
    state.withLock { $0.now += minutes * 60_000 }
  }

  var surroundings: Surroundings {
    Surroundings(
      now: { [self] in Timestamp(milliseconds: state.withLock { $0.now }) },
      mono: { [self] in state.withLock { $0.now } - 1_693_000_000_000 }, machineBoot: "boot",
      random: { [self] count in
        state.withLock { state in
          (0..<count).map { _ in .random(in: 0...255, using: &state.generator) }
        }
      })
  }
}

/// A folder of a name that nobody else has, removed at the end.
final class TemporaryFolder {
  let path = "\(FileSystem.temporaryFolder)/yicha-field-\(UUID().uuidString)"

  deinit {
    guard AtomicFile.exists(path) else { return }
    do throws(StoreError) {
      try FileSystem.remove(path)
    } catch {
      Issue.record(error, "\(path) is left behind")
    }
  }
}

// MARK: The making of the round

extension FieldRound {
  /// Made once; each test gets the files anew.
  private static let made = Result { try make() }

  private static func make() throws -> FolderContent {
    let place = TemporaryFolder()
    let folder = place.path
    let surroundings = Clock(seed: 7).surroundings
    try AtomicFile.makeFolder(folder + "/sticks")
    _ = try InitOffice.run(
      folder + "/office", departments: SourceFile(name: "d", bytes: Array(departments.utf8)),
      roots: [RootHolder(folder: folder + "/root", passphrase: TestPassphrase.recipient())],
      clerk: "clerk01", in: surroundings)
    // The stores are closed when their content is read.
    do {
      let desk = try OfficeDesk.open(
        folder + "/office", doing: "test", clerk: "clerk01", in: surroundings)
      _ = try ImportRegister.run(Array(inspectors.utf8), file: "inspectors", at: desk)
      _ = try PublishDocuments.forms([(name: "shop.yaml", text: shop)], at: desk)
      try ExportKeys.run(to: folder + "/KEYS.zip", at: desk)
      for name in ["laptop", "spare"] {
        let made = try InitLaptop.run(
          "\(folder)/\(name)", keysBundle: folder + "/KEYS.zip", name: name, carriers: officers,
          in: surroundings)
        for request in made.requests { try enrol(request, at: desk) }
      }
      for inspector in officers + [stranger] {
        let request = try InitLaptop.makeKey(
          of: InitLaptop.Inspector(
            id: inspector, file: "\(folder)/sticks/\(inspector).pem.age",
            passphrase: TestPassphrase.recipient()),
          in: surroundings)
        try enrol(request, at: desk)
      }
      try issue([visit] + otherVisits, at: desk)
      let tasks = try ExportTasks.run(
        date: surroundings.now().date(), to: folder + "/tasks", at: desk)
      let laptop = try Laptop.open(folder + "/laptop", doing: "test", in: surroundings)
      let task = try #require(tasks.bundles.first { $0.device == laptop.origin.holder })
      _ = try OpenTask.run(task.path, on: laptop)
    }
    return try FolderContent(of: folder)
  }

  static func enrol(_ request: KeyRequest, at desk: OfficeDesk) throws {
    let item = EnrolKey.Item(line: try request.line(), fingerprint: try request.fingerprint())
    try EnrolKey.run([item], file: request.name, at: desk)
  }

  /// Issues visits, as the entries that a draw would have led to.
  private static func issue(_ visits: [String], at desk: OfficeDesk) throws {
    let form = try #require(try desk.store.read { try $0.form("shop") })
    let drafts = try visits.map { id in
      let visit = try Visit(value(of: id, form: form.digest))
      return EntryDraft(.visitIssued, visit: id, by: [desk.clerk], data: ["visit": visit.value])
    }
    let key = desk.key
    let signer = Signer(key: desk.noteKey) { try key.sign($0) }
    try desk.store.write { writing in
      let entries = try writing.append(
        drafts, to: desk.origin, in: desk.surroundings, signer: signer)
      try Projection.follow(entries, own: true, in: writing)
    }
  }

  private static func value(of id: String, form: Digest) -> JSONValue {
    let technician: JSONValue = [
      "id": .string(technician), "name": "技术员", "department": "market",
      "category": "technician",
    ]
    let officers = officers.map { id -> JSONValue in
      [
        "id": .string(id), "name": .string("检查员\(id.suffix(2))"), "department": "market",
        "category": "officer", "certificate": .string("晋E\(id)"),
      ]
    }
    return [
      "id": .string(id),
      "subject": ["id": "91140581MA0GYEF059", "kind": "entity", "name": "高平市泰和餐饮有限公司"],
      "team": ["leader": "GP0007", "members": .array(officers + [technician])],
      "window": ["from": "2023-09-01", "to": "2023-12-31"],
      "forms": [["id": "shop", "digest": .string(form.hex)]], "lead": "market",
      "departments": [["id": "market", "name": ["zh": "市场监管局", "en": "Market Bureau"]]],
      "plan_entry": "2023-01", "items": ["CAT-01"], "visits_this_year": 1,
    ]
  }

  private static let departments = """
    region: "140581"
    regions:
      - {code: "140581", name: {zh: 高平市, en: Gaoping}}
    departments:
      - {id: market, name: {zh: 市场监管局, en: Market Bureau}, level: county, region: "140581", power: competent}
    """

  private static let inspectors =
    RegisterImport.inspectorColumns.joined(separator: ",") + "\n"
    + (officers + [stranger])
    .map { "\($0),检查员,市场监管局,执法人员,晋E\($0),2099-12-31,食品,片区,在岗,\n" }.joined()

  /// A form of one question for each thing that an answer can be or need.
  static let shop = """
    form: shop
    version: "1"
    title: {zh: 小店, en: Shop}
    industry: {label: {zh: 零售, en: Retail}}
    lead: 市场监督管理
    sections:
      - id: S
        label: {zh: 店内, en: Inside}
        questions:
    \(question("SH-01", "yes_no_na", failing))
    \(question("SH-02", "decimal", "unit: ℃, range: {min: -30, max: 120}, constraint: '. < 60'"))
    \(question("SH-03", "text", "max_chars: 10, required: false"))
    \(question("SH-04", "yes_no_na", "filled_by: recording.announced"))
    \(question("SH-05", "date", "required: false"))
    \(question("SH-06", "integer", "relevant: \"${SH-01} = 'no'\""))
      - id: D
        label: {zh: 设备, en: Devices}
        repeat: {per: device, min: 2, max: 3}
        questions:
    \(question("DV-01", "yes_no_na", "fail: \". = 'no'\", \(onFail)"))
    \(question("DV-02", "select_one", "choices: \(colours), required: false"))
    """

  private static let onFail = "on_fail: {action: note, label: {zh: 仅记录, en: record only}}"
  private static let failing =
    "fail: \". = 'no'\", evidence: {when: on_fail, kinds: [photo], min: 1}, \(onFail)"
  private static let colours =
    "[{name: red, label: {zh: 红, en: red}}, {name: blue, label: {zh: 蓝, en: blue}}]"

  private static func question(_ name: String, _ type: String, _ more: String) -> String {
    "      - {name: \(name), title: {zh: 题\(name), en: item \(name)}, "
      + "label: {zh: 问, en: ask}, level: key, provenance: construction, type: \(type), \(more)}"
  }
}

/// The files of a folder, held in memory, so that nothing stays behind when the tests end.
private struct FolderContent: Sendable {
  private let folders: [String]
  private let files: [(path: String, bytes: [UInt8])]

  init(of folder: String) throws {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
    folders = paths.filter { AtomicFile.isFolder("\(folder)/\($0)") }
    files = try paths.filter { !AtomicFile.isFolder("\(folder)/\($0)") }
      .map { ($0, try AtomicFile.read("\(folder)/\($0)")) }
  }

  /// Writes a file or a folder anew, without waiting for the disk as the program does.
  func write(_ part: String, to folder: String) throws {
    func belongs(_ path: String) -> Bool { path == part || path.hasPrefix(part + "/") }
    try AtomicFile.makeFolder(folder)
    for path in folders where belongs(path) { try AtomicFile.makeFolder("\(folder)/\(path)") }
    for file in files where belongs(file.path) {
      let stream = try #require(fopen("\(folder)/\(file.path)", "w"))
      let count = fwrite(file.bytes, 1, file.bytes.count, stream)
      try #require(fclose(stream) == 0 && count == file.bytes.count)
    }
  }
}
