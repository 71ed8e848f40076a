package import Canonical
import Forms
package import Inspection
import Journal
import Merge
import Sealing
import Storage

/// `office export`: one sealed task bundle for each device; for one without an open visit a receipt
/// alone, where the office holds entries of it that none was sent for.
///
/// It is complete: it holds every open visit of the inspectors who carry the device, so that the
/// newest alone suffices (design 5.1). A visit that the device was given before and has no more
/// goes along until the device is known to have heard where it stands.
package enum ExportTasks {
  /// What went out.
  package struct Result: Sendable {
    /// One bundle.
    package struct Bundle: Equatable, Sendable {
      /// The device's 16 digits.
      package let device: String
      /// What people call it.
      package let name: String
      /// Where the bundle lies.
      package let path: String
      /// What the file was when it was sealed and read back.
      package let digest: Digest
      /// Its visits; none for a receipt that travels alone.
      package let visits: [String]
      /// Visits that the device was given before and has no more, of which the bundle tells it.
      package let lost: [String]
      /// The size of the device's journal that the enclosed receipt covers; nil without one.
      package let receipt: Int?
      /// Whether nothing had changed since it was sealed, so that it is only delivered again.
      package let isAgain: Bool
    }

    /// The bundles, by device.
    package let bundles: [Bundle]
    /// Open visits that no enrolled device carries.
    package let withoutDevice: [String]
  }

  /// How long a task bundle is meant to be used, in days; later use is recorded, never refused.
  package static let days = 14

  /// Exports the open visits.
  ///
  /// - Parameters:
  ///   - date: The day for which the bundles are.
  ///   - folder: Where they go.
  ///   - isPlain: Whether what is sealed now is not encrypted; recorded.
  ///   - desk: The office.
  /// - Returns: The bundles that went out.
  /// - Throws: `OfficeError`, `BundleError`; also when a bundle does not read back. A bundle that
  ///   was sealed and could not be written is delivered when this is run again.
  package static func run(
    date: CalendarDate, to folder: String, isPlain: Bool = false, at desk: OfficeDesk
  ) throws -> Result {
    let outbox = desk.store.folder + "/outbox"
    try AtomicFile.makeFolder(outbox, mode: 0o700)
    try AtomicFile.prepareFolder(folder)
    let result = try desk.store.write { writing in
      try Exporting(desk, writing, date, isPlain: isPlain).result(outbox: outbox, folder: folder)
    }
    for bundle in result.bundles {
      let name = bundle.path.split(separator: "/").last.map(String.init) ?? bundle.path
      _ = try AtomicFile.deliver(file: "\(outbox)/\(name)", to: bundle.path)
      try AtomicFile.checkDelivered(bundle.path, is: bundle.digest)
    }
    return result
  }
}

/// The making of all bundles within one transaction.
private struct Exporting {
  let desk: OfficeDesk
  let writing: Writing
  let date: CalendarDate
  let visits: [VisitFile]
  let note: SignedNote
  let trust: Trust
  let isPlain: Bool

  init(_ desk: OfficeDesk, _ writing: Writing, _ date: CalendarDate, isPlain: Bool) throws {
    self.isPlain = isPlain
    trust = try desk.trust(writing.reading)
    self.desk = desk
    self.writing = writing
    self.date = date
    visits = try writing.reading.visitRows().compactMap { visit, row in
      guard Exporting.isOpen(row) else { return nil }
      return try writing.reading.visitFile(visit)
    }
    let log = try writing.reading.log(of: desk.origin)
    note = try SignedNote(log.checkpoint, key: desk.noteKey) { try desk.key.sign($0) }
  }

  /// Open: not approved, and not ended for good.
  private static func isOpen(_ row: JSONValue) -> Bool {
    row["review"]?["decision"]?.string != ReviewVisit.Decision.approve.rawValue
      && !["voided", "recalled"].contains(row["state"]?.string ?? "")
  }

  func result(outbox: String, folder: String) throws -> ExportTasks.Result {
    var bundles: [ExportTasks.Result.Bundle] = []
    var carried: Set<String> = []
    for row in try writing.reading.keyRows() where row.role == "device" {
      guard let id = Digest(hex: row.kid), let device = trust.keys[id],
        device.doubt(at: desk.surroundings.now()) == nil
      else { continue }
      let own = visits.filter { file in
        file.visit.team.members.contains { row.carriers.contains($0.id) }
      }
      carried.formUnion(own.map(\.name))
      let lost = try LostVisits(of: id, besides: own.map(\.name), desk.origin, writing.reading)
      guard !own.isEmpty || !lost.files.isEmpty else {
        let alone = ExportReceipts(desk: desk, writing: writing, date: date, note: note)
        bundles += try [
          alone.bundle(for: id, device.name ?? "", outbox: outbox, folder: folder)
        ].compactMap(\.self)
        continue
      }
      bundles.append(
        try bundle(
          for: id, device.name ?? "", own, lost: lost.files, outbox: outbox, folder: folder))
    }
    return ExportTasks.Result(
      bundles: bundles, withoutDevice: visits.map(\.name).filter { !carried.contains($0) })
  }

  private func bundle(
    for device: Digest, _ name: String, _ own: [VisitFile], lost: [VisitFile], outbox: String,
    folder: String
  ) throws -> ExportTasks.Result.Bundle {
    let recipient = Party.device(device)
    let place = try Outgoing(.task, to: recipient, in: writing.reading)
    if let last = place.last, try isCurrent(last, device, outbox) {
      return ExportTasks.Result.Bundle(
        device: device.prefix16, name: name, path: "\(folder)/\(Self.file(last))",
        digest: last.detail["sha256"]?.string.flatMap { Digest(hex: $0) } ?? .sha256([]),
        visits: last.detail["visits"]?.strings ?? [],
        lost: last.detail["lost"]?.strings ?? [], receipt: last.detail["receipt"]?.integer,
        isAgain: true)
    }
    let receipt = try Receipts.next(for: device.prefix16, desk, writing)
    let id = id(device, place.sequence)
    let header = Seal.Header(
      kind: .task, id: id, issuer: try desk.party, recipient: recipient,
      sequence: place.sequence, previous: place.previous, created: desk.surroundings.now(),
      expires: date.adding(days: ExportTasks.days).start(),
      log: Seal.LogPosition(
        origin: desk.origin.name, size: note.checkpoint.size, root: note.checkpoint.root))
    var items = try content(
      own, lost: lost, device: device, since: sizesSeen(by: recipient, device))
    let relayed = try Receipts.relayed(by: recipient, desk, writing)
    for note in [receipt].compactMap(\.self) + relayed {
      let path = TaskContent.receiptPath(note.checkpoint.origin.holder)
      items.append(BundleItem(path, bytes: Array(note.text.utf8)))
    }
    let now = desk.surroundings.now()
    let encryption =
      isPlain
      ? nil : try trust.encryption(to: recipient, at: now, random: desk.surroundings.random)
    let file = id + BundleEncryption.suffix(encryption)
    let seal = try BundleWriter.write(
      to: "\(outbox)/\(file)", header: header, items: items,
      signers: [.init(.office, desk.key)], encryption: encryption,
      readBackBy: BundleReader(trust: trust))
    let digest = try AtomicFile.digest(of: "\(outbox)/\(file)")
    let names = own.map(\.name)
    var data: [String: JSONValue] = [
      "visits": .strings(names), "office_size": .integer(note.checkpoint.size),
      "file": .string(file), "sha256": .string(digest.hex),
    ]
    if !lost.isEmpty { data["lost"] = .strings(lost.map(\.name)) }
    if isPlain { data["plain"] = true }
    data["receipt"] = receipt.map { .integer($0.checkpoint.size) }
    try desk.record([desk.exported(seal, data)], in: writing)
    return ExportTasks.Result.Bundle(
      device: device.prefix16, name: name, path: "\(folder)/\(file)",
      digest: digest, visits: names, lost: lost.map(\.name),
      receipt: receipt?.checkpoint.size, isAgain: false)
  }

  /// The name of the file in the outbox.
  private static func file(_ bundle: BundleRow) -> String {
    bundle.detail["file"]?.string ?? bundle.name
  }

  private func id(_ device: Digest, _ sequence: Int) -> String {
    "T-\(desk.origin.region)-\(date)-\(device.prefix16)-\(sequence)"
  }

  /// Whether a bundle says what a new one for the same day would say: since it was sealed the
  /// office has done nothing but export.
  private func isCurrent(_ last: BundleRow, _ device: Digest, _ outbox: String) throws -> Bool {
    guard last.name == id(device, last.sequence), let size = last.detail["office_size"]?.integer,
      (last.detail["plain"]?.bool ?? false) == isPlain,
      AtomicFile.exists("\(outbox)/\(Self.file(last))")
    else { return false }
    return try writing.reading.entries(of: desk.origin, from: size)
      .allSatisfy { $0.type == .bundleExported || $0.type == .clockStepped }
  }

  /// The sizes of the office's journal that the device may have seen last: that of the newest task
  /// bundle which it is known to have opened, and those of all that went out since.
  ///
  /// A bundle may have been skipped or lost, and the newest alone must suffice (design 5.1). Of a
  /// device whose journal is not here yet nothing is known: it may be another one's under a new key,
  /// after a restore, and has seen what that one saw.
  private func sizesSeen(by recipient: Party, _ device: Digest) throws -> Set<Int> {
    let tasks = try writing.reading.bundles().filter { row in
      row.direction == .outgoing && row.kind == BundleKind.task.rawValue
    }
    let sent = tasks.filter { $0.recipient == recipient.description }
    let journal = Origin.device(device.prefix16, region: desk.origin.region)
    // Where the last opening lies further back, all that was ever sent is covered.
    let opened = try writing.reading.lastEntries(of: journal, limit: 1000)
      .last { $0.type == .bundleOpened && $0.data["kind"] == "task" }?.data
    let seal = opened?["seal"]?.string
    let first = sent.firstIndex { $0.seal == seal } ?? sent.startIndex
    var sizes = Set(sent[first...].compactMap { $0.detail["office_size"]?.integer })
    // Who was told of a restart goes on from its checkpoint.
    if let restart = try OfficeRestart.newest(writing.reading) {
      sizes.insert(restart.new.checkpoint.size)
    }
    guard let opened else {
      let newest = Dictionary(grouping: tasks, by: \.recipient).compactMap(\.value.last)
      return sizes.union(newest.compactMap { $0.detail["office_size"]?.integer })
    }
    let note = try opened["office_note"]?.string.map { try SignedNote(text: $0) }
    if let note { sizes.insert(note.checkpoint.size) }
    return sizes
  }

  private func content(
    _ own: [VisitFile], lost: [VisitFile], device: Digest, since: Set<Int>
  ) throws -> [BundleItem] {
    let all = own + lost
    let entries = all.flatMap { $0.view.entries.filter(\.isFromOffice) }.map(\.entry)
      .sorted { $0.sequence < $1.sequence }
    let lines =
      try own.map { try line($0, isHeld: true) } + lost.map { try line($0, isHeld: false) }
    var items: [BundleItem] = [
      try BundleItem(TaskContent.visitsPath, lines: lines),
      try BundleItem(TaskContent.entriesPath, lines: entries.map(\.line)),
      try BundleItem(TaskContent.proofsPath, lines: proofs(entries, since: since)),
      BundleItem(TaskContent.checkpointPath, bytes: Array(note.text.utf8)),
      BundleItem(TaskContent.taskPath, bytes: try task(device)),
      BundleItem(TaskContent.keysPath, bytes: try keys()),
    ]
    // Answers stay valid under the version that they were given for, which a new laptop lacks.
    let forms = Set(all.flatMap(\.everyForm))
    for digest in forms.sorted() {
      let bytes = try writing.reading.content.bytes(of: digest)
      items.append(BundleItem(TaskContent.formPath(digest), bytes: bytes))
    }
    return items
  }

  private func task(_ device: Digest) throws -> [UInt8] {
    var members: [String: JSONValue] = [
      "office": .string(desk.origin.region), "device": .string(device.prefix16),
      "date": .string(date.description), "program": .string(Program.name),
    ]
    for kind in ["calendar", "outcomes", "rules"] {
      members[kind] = try writing.reading.document(kind, "current").map { .string($0.digest) }
    }
    return try CanonicalJSON.write(.object(members))
  }

  private func line(_ file: VisitFile, isHeld: Bool) throws -> [UInt8] {
    try CanonicalJSON.write([
      "visit": file.visit.value, "heads": .strings(file.view.heads.map(\.hex)),
      "state": .string(file.view.state.rawValue), "held": .bool(isHeld),
    ])
  }

  /// Enrolments and revocations in force, as the office signed them.
  private func keys() throws -> [UInt8] {
    let records = try writing.reading.keyRows()
      .map { try KeyRecord(line: CanonicalJSON.write($0.record)) }
      .filter { $0.signer != nil }
    return try KeyRecord.file(of: records)
  }

  private func proofs(_ entries: [Entry], since: Set<Int>) throws -> [[UInt8]] {
    let size = note.checkpoint.size
    let tree = try writing.reading.tree(of: desk.origin)
    var lines = try entries.map { entry in
      let path = try tree.inclusionPath(of: entry.sequence, size: size)
        .orThrow(OfficeError.unknown(.visit, entry.visit ?? ""))
      return try ProofLine.inclusion(
        leaf: entry.leaf, index: entry.sequence, size: size, path: path
      ).line()
    }
    for older in since.sorted() where older > 0 && older < size {
      let path = try tree.consistencyPath(from: older, to: size)
        .orThrow(OfficeError.unknown(.device, ""))
      lines.append(try ProofLine.consistency(older: older, newer: size, path: path).line())
    }
    return lines
  }
}
