import Canonical
import Forms
import Foundation
import Journal
import Merge
import Storage
import Testing

@testable import Field

@Suite("Attaching evidence")
struct AttachTests {
  /// The files that the store holds by their digest, the forms among them.
  private static func held(_ round: FieldRound) throws -> [String] {
    let folder = round.laptop.store.content.folder
    return try AtomicFile.names(in: folder).flatMap { try AtomicFile.names(in: "\(folder)/\($0)") }
  }

  @Test("A file is kept by its digest, and the entry says what it supports")
  func kept() throws {
    let round = try FieldRound()
    try round.arrive()
    var result: Attach.Result?
    let entry = try round.entry { result = try round.attach("a photo", to: "SH-01") }
    let digest = Digest.sha256("a photo")
    #expect(
      result
        == Attach.Result(digest: digest, size: 7, wasHeld: false, kind: .photo, wanted: []))
    #expect(entry.type == .evidenceCaptured)
    #expect(entry.by == FieldRound.officers)
    #expect(entry.parents == [])
    #expect(
      entry.data == [
        "kind": "photo", "sha256": .string(digest.hex), "size": 7, "form": "shop",
        "question": "SH-01",
      ])
    #expect(try round.laptop.store.content.bytes(of: digest) == Array("a photo".utf8))
    #expect(try AtomicFile.read(round.folder + "/photo.jpg") == Array("a photo".utf8))
    #expect(try round.file().absentEvidence == [])
  }

  @Test("Evidence of the visit as a whole names no question")
  func wholeVisit() throws {
    let round = try FieldRound()
    try round.arrive()
    let entry = try round.entry { try round.attach("a film", as: "film.mp4") }
    #expect(
      entry.data == [
        "kind": "audio_video", "sha256": .string(Digest.sha256("a film").hex), "size": 6,
      ])
  }

  @Test("Evidence of one device names its number")
  func instance() throws {
    let round = try FieldRound()
    try round.arrive()
    let entry = try round.entry { try round.attach("a plate", to: "DV-01#2") }
    #expect(entry.data["question"] == "DV-01")
    #expect(entry.data["instance"] == "2")
  }

  @Test("A file longer than one part names its parts; one that fits does not")
  func parts() throws {
    let round = try FieldRound()
    try round.arrive()
    let film = try round.entry { try round.attach("0123456789", as: "a.mp4", partSize: 4) }
    #expect(
      film.data["parts"] == .strings(["0123", "4567", "89"].map { Digest.sha256($0).hex }))
    #expect(film.data["part_size"] == 4)
    #expect(film.data["sha256"] == .string(Digest.sha256("0123456789").hex))
    let photo = try round.entry { try round.attach("0123456789", partSize: 10) }
    #expect(Set(photo.data.keys) == ["kind", "sha256", "size"])
  }

  @Test("O5: The same bytes twice are one file with two references")
  func twice() throws {
    let round = try FieldRound()
    try round.arrive()
    try round.attach("a photo", to: "SH-01")
    let files = try Self.held(round)
    let again = try round.attach("a photo", as: "copy.jpg", to: "SH-02")
    #expect(again.digest == .sha256("a photo"))
    #expect(again.wasHeld)
    #expect(try Self.held(round) == files)
    let view = try round.file().view
    #expect(view.evidence.map(\.payload.question) == ["SH-01", "SH-02"])
    #expect(view.evidenceNamed == [Digest.sha256("a photo")])
  }

  @Test("The same bytes again mend a stored file that was damaged")
  func mended() throws {
    let round = try FieldRound()
    try round.arrive()
    let photo = try round.attach("a photo")
    let path = round.laptop.store.content.path(of: photo.digest)
    try AtomicFile.write([1, 2], to: path, replacing: true)
    #expect(try !round.attach("a photo").wasHeld)
    #expect(try CheckStore.run(on: round.laptop).damages == [])
  }

  @Test("A link to a photo is refused as what it is, and nothing is recorded")
  func link() throws {
    let round = try FieldRound()
    try round.arrive()
    let path = round.folder + "/link.jpg"
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: round.write("a photo"))
    try round.refuses(StoreError.notPlain(path)) {
      _ = try Attach.run(path, visit: FieldRound.visit, on: round.laptop)
    }
  }

  @Test("S11: A file that changed is another piece of evidence; the first one stays as it was")
  func changed() throws {
    let round = try FieldRound()
    try round.arrive()
    let first = try round.attach("a photo", to: "SH-01")
    let second = try round.attach("a photo, edited", to: "SH-01")
    #expect(second.digest == .sha256("a photo, edited"))
    #expect(!second.wasHeld)
    #expect(try round.laptop.store.content.bytes(of: first.digest) == Array("a photo".utf8))
    #expect(
      try round.file().view.evidence.map(\.payload.digest) == [first.digest, second.digest])
  }

  @Test("What a file is follows from its ending")
  func guessed() throws {
    let kinds: KeyValuePairs = [
      "a.jpg": "photo", "a.JPEG": "photo", "a.png": "photo", "a.heic": "photo",
      "a.webp": "photo", "a.mp3": "audio_video", "a.wav": "audio_video", "a.m4a": "audio_video",
      "a.mp4": "audio_video", "a.MOV": "audio_video", "a.mkv": "audio_video", "a.txt": "text",
      "a.pdf": "document", "a": "document", "jpg": "document", "a.jpg.zip": "document",
    ]
    let round = try FieldRound()
    try round.arrive()
    let entries = try round.entries {
      for (name, _) in kinds { try round.attach("bytes", as: name) }
    }
    #expect(entries.map { $0.data["kind"]?.string } == kinds.map(\.value))
  }

  @Test("A kind that is named counts more than the ending")
  func named() throws {
    let round = try FieldRound()
    try round.arrive()
    let path = try round.write("a map", to: "map.png")
    let entry = try round.entry {
      _ = try Attach.run(path, visit: FieldRound.visit, kind: "gps", on: round.laptop)
    }
    #expect(entry.data["kind"] == "gps")
    try round.refuses(FieldError.evidenceKind("hologram")) {
      _ = try Attach.run(path, visit: FieldRound.visit, kind: "hologram", on: round.laptop)
    }
  }

  @Test("A file that is not there is named with the system's word, and nothing is recorded")
  func missing() throws {
    let round = try FieldRound()
    try round.arrive()
    let path = round.folder + "/none.jpg"
    try round.refuses(StoreError.file(path, "No such file or directory")) {
      _ = try Attach.run(path, visit: FieldRound.visit, on: round.laptop)
    }
  }

  @Test("C7: An empty file is no evidence")
  func empty() throws {
    let round = try FieldRound()
    try round.arrive()
    try round.refuses(FieldError.emptyEvidence(round.folder + "/photo.jpg")) {
      try round.attach("")
    }
  }

  @Test("What is refused is not stored: too early, too late, for a question unknown")
  func notStored() throws {
    let round = try FieldRound()
    let files = try Self.held(round)
    try round.refuses(FieldError.notArrived(visit: FieldRound.visit)) { try round.attach("early") }
    try round.finish()
    try round.refuses(FieldError.ended(visit: FieldRound.visit, state: "finished")) {
      try round.attach("late")
    }
    let other = FieldRound.otherVisits[0]
    try round.arrive(at: other)
    try round.refuses(FieldError.unknownQuestion("SH-99")) {
      try round.attach("lost", to: "SH-99", in: other)
    }
    #expect(try Self.held(round) == files)
  }
}
