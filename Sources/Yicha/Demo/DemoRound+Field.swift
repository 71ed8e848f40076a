import Canonical
import Field
import Inspection
import Journal
import Office
import Sealing
import Storage

extension DemoRound {
  /// Step 4: four laptops work, offline.
  func work(_ plan: DemoPlan, _ laptops: [String]) throws {
    step(4, "现场检查（离线）", "in the field, offline")
    let work: [(laptop: String, visit: String, prescribed: [String: String])] = [
      ("market-1", plan.shared, ["FS-01": "yes"]),
      ("market-2", plan.shared, ["FS-01": "no", "DR-05": "no"]),
      ("market-1", plan.findings, ["CT-02": "no", "CT-08": "no"]),
      ("fire-1", plan.parts, ["FI-01": "no"]),
      ("housing-1", plan.damaged, [:]),
    ]
    for (name, visit, prescribed) in work {
      world.pass(minutes: 20)
      let laptop = try laptop(name, "field answer")
      try Arrive.run(visit, officers: [], on: laptop)
      let officer = DemoOfficer(world: world, laptop: laptop, prescribed: prescribed)
      try officer.fill(visit)
      try officer.close(visit)
      try Finish.run(visit, on: laptop)
      let signed = try sign(visit, on: laptop)
      let row = try laptop.store.read { try $0.visitRow(visit) }
      tell(
        "\(name)：\(visit) 填 \(row?["answered"]?.integer ?? 0) 项，问题 \(row?["findings"]?.array?.count ?? 0) 个，签名 \(signed)",
        "\(name): \(visit), \(Counted.of(row?["answered"]?.integer ?? 0, "answer")), \(Counted.of(row?["findings"]?.array?.count ?? 0, "finding")), \(Counted.of(signed, "signature"))"
      )
    }
  }

  /// Two officers of the team sign, each with the key on their own stick.
  private func sign(_ visit: String, on laptop: Laptop) throws -> Int {
    let file = try laptop.store.read { try $0.visitFile(visit) }
    let officers = (file?.officers ?? []).filter { officer in
      AtomicFile.exists("\(world.folder)/sticks/\(officer.id).pem.age")
    }
    for officer in officers.prefix(2) {
      world.pass(seconds: 40)
      let key = try PrivateKey(
        readingFileAt: "\(world.folder)/sticks/\(officer.id).pem.age",
        passphrase: DemoWorld.identity())
      try Finish.sign(visit, key: key, on: laptop)
    }
    return min(2, officers.count)
  }

  /// Step 5: bundles come back on sticks: one twice, one in parts and late, one damaged.
  func deliver(_ laptops: [String]) throws {
    world.pass(minutes: 60)
    step(5, "结果包送回", "result bundles come back")
    let first = "\(world.folder)/results/day-1"
    let second = "\(world.folder)/results/day-2"
    try AtomicFile.makeFolder(first)
    try AtomicFile.makeFolder(second)
    let market = try Pack.run(to: first, on: laptop("market-1", "field pack"))
    for bundle in market {
      let copy = "\(first)/copy-of-\(bundle.id).zip.age"
      try AtomicFile.copy(bundle.path, to: copy)
    }
    tell("market-1：1 个包，送达两次", "market-1: one bundle, delivered twice")
    _ = try Pack.run(to: first, on: laptop("market-2", "field pack"))
    tell("market-2：1 个包", "market-2: one bundle")
    let fire = try laptop("fire-1", "field pack")
    let parts = try Pack.run(to: second, limit: limitForTwo(fire), on: fire)
    for part in parts.dropFirst().reversed() { try move(part.path, to: first) }
    tell(
      "fire-1：分 \(parts.count) 个包，第 1 个迟到", "fire-1: \(parts.count) bundles, the first one late")
    let housing = try Pack.run(to: second, on: laptop("housing-1", "field pack"))
    for bundle in housing { try damage(bundle.path, to: "\(first)/\(bundle.id).zip.age") }
    tell("housing-1：1 个包，送来的一份坏了一个字节", "housing-1: one bundle, one byte flipped on the way")
  }

  /// A size of bundle at which a laptop's work fills one and part of a second.
  private func limitForTwo(_ laptop: Laptop) throws -> Int {
    let entries = try laptop.store.read { try $0.entries(of: laptop.origin) }
    let evidence = entries.compactMap(EvidencePayload.init).reduce(0) { $0 + $1.size }
    return (entries.reduce(0) { $0 + $1.line.count } + evidence) * 3 / 5
  }

  private func move(_ path: String, to folder: String) throws {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    try AtomicFile.copy(path, to: "\(folder)/\(name)")
    try FileSystem.remove(path)
  }

  private func damage(_ path: String, to copy: String) throws {
    var bytes = try AtomicFile.read(path)
    bytes[bytes.count * 2 / 3] ^= 1
    try AtomicFile.write(bytes, to: copy)
  }

  /// The journals as an auditor's verifier takes them, the office's own among them.
  func exportJournals(_ laptops: [String]) throws {
    for name in laptops {
      let laptop = try laptop(name, "field journal export")
      try write(name, from: laptop.store) { reading in
        try JournalExport.files(
          of: laptop.origin, devices: [laptop.noteKey],
          offices: laptop.officeKeys(kind: .cosignature, reading), reading)
      }
    }
    let desk = try desk("office journal export")
    try write("office", from: desk.store) { reading in
      try JournalExport.files(
        of: desk.origin, devices: [desk.noteKey], offices: [desk.cosigningKey], reading)
    }
  }

  private func write(
    _ name: String, from store: Store,
    _ files: (Reading) throws -> [(name: String, bytes: [UInt8])]
  ) throws {
    let folder = "\(world.folder)/journals/\(name)"
    try AtomicFile.makeFolder(folder + "/receipts")
    for file in try store.read(files) {
      try AtomicFile.write(file.bytes, to: "\(folder)/\(file.name)")
    }
  }
}
