import Canonical
import Draw
import Field
import Inspection
import Office
import Sealing
import Storage

extension DemoRound {
  /// The laptops' names and which department's officers carry them.
  static let devices = [
    ("market-1", "market"), ("market-2", "market"), ("fire-1", "fire"), ("housing-1", "housing"),
  ]

  /// Step 1: the office, its registers, its keys, the laptops.
  func setUp() throws -> [String] {
    step(1, "建库、导入名录、登记密钥", "the office, its registers, its keys")
    let made = try InitOffice.run(
      office, departments: input.source("departments.yaml"), roots: try rootHolders(),
      threshold: 2, clerk: clerk,
      in: world.machine("office"))
    tell(
      "办公室 \(made.region)；根密钥指纹 \(made.rootFingerprint)",
      "office \(made.region); root fingerprint \(made.rootFingerprint)")
    for name in DemoInput.registers { try importRegister(name) }
    try loadDocuments()
    let keys = "\(world.folder)/KEYS.zip"
    try ExportKeys.run(to: keys, at: desk("office keys export"))
    try enrol(keys)
    return Self.devices.map(\.0)
  }

  /// Three root holders, two of whom must seal a keys bundle.
  private func rootHolders() throws -> [RootHolder] {
    try (1...3).map { number in
      let folder = "\(world.folder)/roots/\(number)"
      return RootHolder(folder: folder, passphrase: try DemoWorld.passphrase())
    }
  }

  private func importRegister(_ name: String) throws {
    world.pass(minutes: 1)
    let report = try ImportRegister.run(
      input.bytes(name), file: name, at: desk("office register import"))
    tell(
      "\(name)：\(report.rows) 行，导入 \(report.imported)，未导入 \(report.notImported.count)，存疑 \(report.doubts.count) 处（\(report.encoding)）",
      "\(name): \(report.rows) rows, \(report.imported) imported, \(report.notImported.count) not, \(report.doubts.count) doubts (\(report.encoding))"
    )
    for doubt in report.doubts.filter({ $0.severity == .notImported }).prefix(3) {
      tell(
        "  第 \(doubt.record) 条（\(doubt.line) 行）未导入：\(doubt.field ?? "") \(doubt.reason.text.zh)",
        "  record \(doubt.record) (line \(doubt.line)) not imported: \(doubt.field ?? "") \(doubt.reason.text.en)"
      )
    }
  }

  private func loadDocuments() throws {
    let rules = try PublishDocuments.rules(input.source("rules.yaml"), at: desk("office rules"))
      .document
    let list = try PublishDocuments.items(input.source("items.yaml"), at: desk("office items"))
      .document
    let forms = try PublishDocuments.forms(input.forms, at: desk("office form publish"))
    let plan = try PublishDocuments.plan(input.source("plan.yaml"), at: desk("office plan"))
      .document
    tell(
      "细则 \(rules.version)，事项 \(list.items.count) 项，检查表 \(forms.count) 张，计划 \(plan.entries.count) 项",
      "rules \(rules.version), \(list.items.count) check items, \(forms.count) forms, \(plan.entries.count) plan entries"
    )
  }

  private func enrol(_ keys: String) throws {
    try AtomicFile.makeFolder("\(world.folder)/sticks", mode: 0o700)
    let officers = try desk("office register").store.read { reading in
      try reading.inspectors().map { try Inspector($0) }
        .filter { $0.mayInspect(on: CalendarDate(daysSinceEpoch: world.now.date().daysSinceEpoch)) }
    }
    var requests: [KeyRequest] = []
    for (index, device) in Self.devices.enumerated() {
      let people = officers.filter { $0.department == device.1 }
      // The two market laptops are carried by all of the market's officers.
      let result = try InitLaptop.run(
        "\(world.folder)/laptops/\(device.0)", keysBundle: keys, name: device.0,
        carriers: people.map(\.id), in: world.machine(device.0))
      requests += result.requests
      guard index != 1 else { continue }
      requests += try people.map { person in
        try InitLaptop.makeKey(
          of: InitLaptop.Inspector(
            id: person.id, file: "\(world.folder)/sticks/\(person.id).pem.age",
            passphrase: try DemoWorld.passphrase()),
          in: world.machine(person.id))
      }
    }
    world.pass(minutes: 10)
    for request in requests {
      try EnrolKey.run(
        [.init(line: try request.line(), fingerprint: try request.fingerprint())],
        file: "request.jsonl",
        at: desk("office keys enrol"))
    }
    tell(
      "登记 \(Self.devices.count) 台检查终端和 \(requests.count - Self.devices.count) 名检查人员的密钥",
      "\(Self.devices.count) laptops and \(requests.count - Self.devices.count) inspectors' keys enrolled"
    )
    try ExportKeys.run(toFolder: world.folder, at: desk("office keys export"))
  }

  /// Steps 2: commitments, randomness, draws.
  func draw() throws -> [Visit] {
    step(2, "抽取：先公布计划摘要，再取随机数", "the draw: first the plan's hash, then the randomness")
    var visits: [Visit] = []
    let dice = world.random(20).map { String($0 % 10) }.joined(separator: ".")
    for entry in ["2023-01", "2023-02", "2023-03"] {
      world.pass(minutes: 30)
      let frozen = try CommitDraw.run(
        entry: entry, randomness: "2023-09-04 公开掷二十粒十面骰 / twenty ten-sided dice, thrown in public",
        to: "\(world.folder)/draws", at: desk("office draw commit"))
      world.pass(minutes: 30)
      let made = try MakeDraw.run(
        frozen.draw, randomness: "dice \(dice)", to: "\(world.folder)/draws",
        at: desk("office draw make"))
      let verdict = try verify(made.folder)
      visits += made.visits
      tell(
        "\(frozen.draw)：\(frozen.pool) 户中抽取 \(made.visits.count + made.short.count) 户，组队 \(made.visits.count)；计划摘要 \(frozen.planHash.prefix16)…；核验\(verdict ? "通过" : "不符")",
        "\(frozen.draw): \(made.visits.count + made.short.count) of \(frozen.pool) drawn, \(made.visits.count) teams; plan \(frozen.planHash.prefix16)…; \(verdict ? "verified" : "DIFFERS")"
      )
    }
    return visits
  }

  private func verify(_ folder: String) throws -> Bool {
    var files: [String: [UInt8]] = [:]
    for name in try AtomicFile.names(in: folder) {
      files[name] = try AtomicFile.read("\(folder)/\(name)")
    }
    return try DrawVerification.verify(files).isEmpty
  }

  /// Step 3 and 7: task bundles, which also bring the office's receipts.
  func export(to laptops: [String], _ date: CalendarDate?, _ folder: String) throws {
    world.pass(minutes: 60)
    guard let date else { return }
    let out = try ExportTasks.run(
      date: date, to: "\(world.folder)/\(folder)", at: desk("office export"))
    step(
      folder.hasSuffix("04") ? 3 : 7, "下发任务包（\(date)）", "task bundles for \(date)")
    for bundle in out.bundles {
      world.pass(minutes: 2)
      let opened = try OpenBundle.run(bundle.path, on: laptop(bundle.name, "field open"))
      let receipt = opened.receipt.map {
        console.text("，回执至 \($0) 条", ", receipt for \($0) entries")
      }
      tell(
        "\(bundle.name)：\(opened.visits.count) 件任务\(receipt ?? "")",
        "\(bundle.name): \(opened.visits.count) visits\(receipt ?? "")")
    }
    if !out.withoutDevice.isEmpty {
      tell(
        "无终端承接：\(out.withoutDevice.count) 件", "\(out.withoutDevice.count) visits without a laptop")
    }
  }
}
