import Canonical
import Forms
import Foundation
import Inspection
import Journal
import Merge
import Office
import Sealing
import Storage
import Testing

@testable import Field

@Suite("Opening a task bundle")
struct OpenTaskTests {
  private static let visits = [FieldRound.visit] + FieldRound.otherVisits

  private static func bundles(_ laptop: Laptop) throws -> [BundleRow] {
    try laptop.store.read { try $0.bundles() }.filter { $0.kind == "task" }
  }

  /// Expects a refusal after which the laptop is as before, without a copy of the bundle.
  private static func refuses(
    _ error: some Error & Equatable, _ path: String, _ laptop: Laptop, in round: FieldRound,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try round.refuses(error, on: laptop, sourceLocation: sourceLocation) {
      _ = try OpenTask.run(path, on: laptop)
    }
    let left = try AtomicFile.names(in: laptop.store.folder).filter { $0.hasPrefix(".yicha") }
    #expect(left == [], sourceLocation: sourceLocation)
  }

  @Test("Its visits, forms and keys are taken in, and the entry says from which bundle")
  func taken() throws {
    let round = try FieldRound()
    let spare = try round.spare()
    let result = try OpenTask.run(round.firstTask(of: spare), on: spare)
    #expect(result.id == "T-140581-2023-09-04-\(spare.origin.holder)-1")
    #expect(result.visits == Self.visits)
    #expect(!result.isExpired)
    #expect(!result.wasKnown)
    #expect(result.receipt == nil)
    try spare.store.read { reading in
      let entry = try #require(try reading.entries(of: spare.origin).last)
      #expect(entry.type == .bundleOpened)
      #expect(entry.data["id"]?.string == result.id)
      #expect(entry.data["kind"] == "task")
      #expect(entry.data["issuer"] == "office:140581")
      #expect(entry.data["recipient"] == .string(spare.party.description))
      #expect(entry.data["sequence"] == 1)
      #expect(entry.data["visits"] == .strings(Self.visits))
      #expect(entry.data["expired"] == nil)
      let office = try reading.entries(of: spare.officeOrigin).map { entry -> JSONValue in
        ["seq": .integer(entry.sequence), "leaf": .string(entry.leaf.hex)]
      }
      #expect(entry.data["office_entries"] == .array(office))
      // The anchor for "not before" (design 5.3).
      let note = try #require(try reading.note(.newest, of: spare.officeOrigin))
      #expect(entry.data["office_note"]?.string == note.text)
      #expect(try reading.visitNames() == Self.visits)
      let file = try #require(try reading.visitFile(FieldRound.visit))
      #expect(file.view.state == .issued)
      #expect(file.forms.forms.map(\.id) == ["shop"])
      let keys = try spare.trust(reading).keys(role: .inspector)
      #expect(
        keys.compactMap(\.holder).sorted() == (FieldRound.officers + [FieldRound.stranger]).sorted()
      )
    }
  }

  @Test("The same bundle again changes nothing and says so")
  func twice() throws {
    let round = try FieldRound()
    let before = try round.journal()
    let result = try OpenTask.run(round.firstTask(of: round.laptop), on: round.laptop)
    #expect(result.wasKnown)
    #expect(result.id == "T-140581-2023-09-04-\(round.laptop.origin.holder)-1")
    #expect(result.visits == Self.visits)
    #expect(result.receipt == nil)
    #expect(try round.journal() == before)
    #expect(try Self.bundles(round.laptop).count == 1)
  }

  @Test("A later bundle is taken after an earlier one, an earlier one after a later one is not")
  func order() throws {
    let round = try FieldRound()
    let spare = try round.spare()
    _ = try OpenTask.run(round.export(for: spare), on: spare)
    try Self.refuses(
      BundleError.replayed(sequence: 1, last: 2), round.firstTask(of: spare), spare, in: round)
    #expect(try Self.bundles(spare).map(\.sequence) == [2])
    _ = try OpenTask.run(round.export(for: spare), on: spare)
    #expect(try Self.bundles(spare).map(\.sequence) == [2, 3])
  }

  @Test("A bundle for another laptop is refused")
  func recipient() throws {
    let round = try FieldRound()
    let spare = try round.spare()
    try Self.refuses(
      BundleError.encryption(.noMatch), round.firstTask(of: round.laptop), spare, in: round)
    try Self.refuses(
      BundleError.recipient(round.laptop.party.description),
      round.plainExport(for: round.laptop), spare, in: round)
  }

  @Test("H6: A bundle of another kind, a cut one, an altered one, and none at all are refused")
  func notATask() throws {
    let round = try FieldRound()
    let spare = try round.spare()
    try Self.refuses(BundleError.kind(.keys), round.path(of: .keysBundle), spare, in: round)
    let whole = try AtomicFile.read(round.plainExport(for: spare))
    let broken = round.folder + "/broken.zip"
    try AtomicFile.write(Array(whole.dropLast()), to: broken)
    try Self.refuses(BundleError.truncated(entry: "end record"), broken, spare, in: round)
    // The seal's first line, where a later format would stand.
    let seal = try #require(whole.firstRange(of: Array("yicha-bundle/v1".utf8)))
    var altered = whole
    altered[seal.upperBound - 1] ^= 1
    try AtomicFile.write(altered, to: broken, replacing: true)
    try Self.refuses(BundleError.checksum(entry: "seal.txt"), broken, spare, in: round)
    let none = round.folder + "/none.zip"
    try Self.refuses(
      BundleError.file(operation: "open", path: none, errno: 2), none, spare, in: round)
  }

  @Test("An office that this laptop does not know cannot give it a task")
  func unknownOffice() throws {
    let round = try FieldRound()
    let spare = try round.spare()
    let forger = try #require(PrivateKey(raw: round.clock.surroundings.random(32)))
    let path = round.folder + "/forged.zip"
    try BundleWriter.write(
      to: path,
      header: Seal.Header(
        kind: .task, id: "T-1", issuer: try round.desk().party, recipient: spare.party,
        sequence: 2, created: round.clock.surroundings.now(),
        expires: Timestamp(milliseconds: 1_700_000_000_000)),
      items: [BundleItem(TaskContent.taskPath, bytes: Array("{}".utf8))],
      signers: [.init(.office, forger)])
    try Self.refuses(BundleError.unknownKey(key: forger.publicKey.kid16), path, spare, in: round)
  }

  @Test("An expired bundle is taken in all the same, and that is recorded")
  func expired() throws {
    let round = try FieldRound()
    let spare = try round.spare()
    round.pass(minutes: 15 * 24 * 60)
    let result = try OpenTask.run(round.firstTask(of: spare), on: spare)
    #expect(result.isExpired)
    let last = try spare.store.read { try $0.entries(of: spare.origin).last }
    #expect(last?.data["expired"] == true)
  }

  @Test("The office's receipt for this laptop's journal is kept and entered, once")
  func receipt() throws {
    let round = try FieldRound()
    try round.finish()
    try round.deliver()
    // The packing itself is entered after the bundle was made.
    let size = try round.journal().count - 1
    let task = try round.export(for: round.laptop)
    var result: OpenTask.Result?
    let entries = try round.entries { result = try OpenTask.run(task, on: round.laptop) }
    #expect(result?.receipt == size)
    #expect(entries.map(\.type) == [.bundleOpened, .receipt])
    let origin = round.laptop.origin
    let note = try #require(try round.laptop.store.read { try $0.note(.receipt, of: origin) })
    #expect(note.checkpoint.size == size)
    #expect(entries.last?.data == ["note": .string(note.text)])
    #expect(try note.verify(round.desk().cosigningKey) == round.clock.surroundings.now())
    #expect(try note.verify(round.laptop.noteKey) == nil)
    let next = try round.export(for: round.laptop)
    let again = try round.entries { result = try OpenTask.run(next, on: round.laptop) }
    #expect(result?.receipt == nil)
    #expect(again.map(\.type) == [.bundleOpened])
    // Of the office's entries only the new ones are named.
    #expect(again.first?.data["office_entries"] == [])
  }

  @Test("A receipt that the office did not cosign is refused")
  func unsignedReceipt() throws {
    let round = try FieldRound()
    let spare = try round.spare()
    let path = TaskContent.receiptPath(spare.origin.holder)
    let log = try spare.store.read { try $0.log(of: spare.origin) }
    let own = try SignedNote(log.checkpoint, key: spare.noteKey) { try spare.key.sign($0) }
    let task = try round.resealed(round.firstTask(of: spare)) { items, _ in
      items[path] = BundleItem(path, bytes: Array(own.text.utf8))
    }
    try Self.refuses(NoteError.unsigned(spare.officeOrigin.name), task, spare, in: round)
  }

  @Test("A restored laptop is told that the office holds more, and signs nothing against it")
  func restored() throws {
    let round = try FieldRound()
    let image = round.folder + "/image"
    try FileManager.default.copyItem(atPath: round.path(of: .laptop), toPath: image)
    try round.finish()
    try round.deliver()
    let size = try round.journal().count - 1
    let task = try round.export(for: round.laptop)
    let laptop = try Laptop.open(image, doing: "test", in: round.clock.surroundings)
    let before = try round.journal(of: laptop)
    let result = try OpenTask.run(task, on: laptop)
    #expect(result.succession?.finding == .truncated(receipt: size, entries: 3))
    #expect(try round.journal(of: laptop) == before)
  }

  @Test("A receipt for another history than the laptop's own closes its journal")
  func forkedReceipt() throws {
    let round = try FieldRound()
    let spare = try round.spare()
    let desk = try round.desk()
    let path = TaskContent.receiptPath(spare.origin.holder)
    let other = Checkpoint(origin: spare.origin, size: 1, root: .sha256("another history"))
    let receipt = try SignedNote(other, key: spare.noteKey) { try spare.key.sign($0) }
      .cosigned(by: desk.cosigningKey, at: desk.surroundings.now()) { try desk.key.sign($0) }
    let task = try round.resealed(round.firstTask(of: spare)) { items, _ in
      items[path] = BundleItem(path, bytes: Array(receipt.text.utf8))
    }
    let result = try OpenTask.run(task, on: spare)
    #expect(result.succession?.finding == .forked(receipt: 1))
    #expect(try round.journal(of: spare).map(\.type) == [.opened, .bundleOpened])
  }
}
