import Canonical
import Foundation
import Journal
import Merge
import Office
import Sealing
import Storage
import Testing

@testable import Field

@Suite("A laptop")
struct LaptopTests {
  @Test("Is named by its key as device, journal and signer of notes")
  func names() throws {
    let laptop = try FieldRound().laptop
    let kid16 = laptop.key.publicKey.kid16
    #expect(laptop.origin.name == "yicha/140581/\(kid16)")
    #expect(laptop.officeOrigin.name == "yicha/140581/office")
    #expect(laptop.party.description == "device:\(kid16)")
    #expect(
      laptop.noteKey
        == NoteKey(
          name: "yicha/140581/\(kid16)", kind: .signature, publicKey: laptop.key.rawPublicKey))
  }

  @Test("Cannot be opened where there is no store, where the office's is, or without its key")
  func refused() throws {
    let round = try FieldRound()
    let surroundings = round.clock.surroundings
    let none = round.folder + "/none"
    #expect(throws: StoreError.missing(none, .field)) {
      try Laptop.open(none, doing: nil, in: surroundings)
    }
    let office = try round.path(of: .office)
    #expect(throws: StoreError.notAStore(office)) {
      try Laptop.open(office, doing: nil, in: surroundings)
    }
    let spare = try round.path(of: .spare)
    let key = spare + "/keys/device.pem"
    try FileSystem.remove(key)
    #expect(throws: BundleError.file(operation: "open", path: key, errno: ENOENT)) {
      try Laptop.open(spare, doing: nil, in: surroundings)
    }
  }

  @Test("Is written by one program at a time, and read by any number meanwhile")
  func busy() throws {
    let round = try FieldRound()
    let folder = round.laptop.store.folder
    let pid = ProcessInfo.processInfo.processIdentifier
    #expect(throws: StoreError.busy("test, process \(pid)")) {
      try Laptop.open(folder, doing: "second", in: round.clock.surroundings)
    }
    let reader = try Laptop.open(folder, doing: nil, in: round.clock.surroundings)
    try round.arrive()
    let entries = try reader.store.read { try $0.entries(of: reader.origin) }
    #expect(entries == (try round.journal()))
  }

  @Test("Trusts the pinned root and office, and those whom a task bundle's enrolments name")
  func trust() throws {
    let round = try FieldRound()
    let spare = try round.spare()
    let pinned = try spare.store.read { try spare.trust($0) }
    #expect(pinned.keys.values.map(\.role.rawValue).sorted() == ["office", "root"])
    let known = try round.laptop.store.read { try round.laptop.trust($0) }
    let devices = [round.laptop, spare].map(\.party.description).sorted()
    #expect(known.keys(role: .device).compactMap(\.holder).sorted() == devices)
    #expect(
      known.keys(role: .inspector).compactMap(\.holder).sorted()
        == (FieldRound.officers + [FieldRound.stranger]).sorted())
    #expect(known.keys(role: .root) == pinned.keys(role: .root))
    #expect(known.keys(role: .office) == pinned.keys(role: .office))
  }

  @Test("Knows the office's keys for checkpoints and receipts from the pinned keys")
  func officeKeys() throws {
    let round = try FieldRound()
    let desk = try round.desk()
    let (receipts, checkpoints) = try round.laptop.store.read { reading in
      (
        try round.laptop.officeKeys(kind: .cosignature, reading),
        try round.laptop.officeKeys(kind: .signature, reading)
      )
    }
    #expect(receipts == [desk.cosigningKey])
    #expect(checkpoints == [desk.noteKey])
  }

  @Test("Signs the new end of its journal with every act, and gives the visits concerned")
  func record() throws {
    let round = try FieldRound()
    let laptop = round.laptop
    let other = FieldRound.otherVisits[0]
    let (entries, visits) = try laptop.store.write { writing in
      try laptop.record(
        [
          EntryDraft(.visitArrived, visit: FieldRound.visit, by: FieldRound.officers),
          EntryDraft(.note, visit: other, data: ["text": "一"]), EntryDraft(.note),
        ], in: writing)
    }
    #expect(entries == Array(try round.journal().suffix(3)))
    #expect(visits.keys.sorted() == [FieldRound.visit, other])
    #expect(visits[other]?.last(.note)?.leaf == entries[1].leaf)
    let note = try #require(try laptop.store.read { try $0.note(.newest, of: laptop.origin) })
    try note.verify(laptop.noteKey)
    #expect(note.checkpoint.root == Merkle.root(of: try round.journal().map(\.leaf)))
  }
}
