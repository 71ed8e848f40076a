import Canonical
import Foundation
import Inspection
import Journal
import Merge
import Sealing
import Storage
import Support
import Testing

@testable import Office

/// The kept demo's office, which received the laptops' journals bit by bit, and the proofs of two of
/// its visits; made once for all tests that change them.
enum ProvedRound {
  struct Round {
    let store: String
    let keys: String
    /// The visit done on two laptops.
    let shared: VisitProofFolder
    let sharedVisit: String
    /// Another one.
    let other: VisitProofFolder
    let otherVisit: String
  }

  static let round: Result<Round, any Error> = Result {
    let demo = try KeptDemo.round.get().folder
    let folder = NSTemporaryDirectory() + "yicha-proofs-\(UUID().uuidString)"
    removeAtExit = folder
    atexit {
      if let folder = ProvedRound.removeAtExit {
        try? FileManager.default.removeItem(atPath: folder)
      }
    }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let store = "\(folder)/office"
    try FileManager.default.copyItem(atPath: "\(demo)/office", toPath: store)
    try receiveByParts(store)
    let keys = "\(demo)/KEYS.zip"
    let visits = try ProvedRound.visits(store)
    let shared = try #require(visits.first(where: { $0.laptops > 1 })).name
    let other = try #require(visits.first(where: { $0.laptops == 1 })).name
    func prove(_ visit: String, _ name: String) throws -> VisitProofFolder {
      let run = try Program.yicha(
        "office", "prove", visit, "\(folder)/\(name)", "--store", store, "--by", "clerk-1",
        clock: clock)
      #expect(run.code == 0, "\(run.output)\(run.errors)")
      return VisitProofFolder(path: "\(folder)/\(name)", keys: keys)
    }
    return Round(
      store: store, keys: keys, shared: try prove(shared, "shared"), sharedVisit: shared,
      other: try prove(other, "other"), otherVisit: other)
  }

  /// When the proofs are made: after all that the round recorded.
  static let clock = "2023-09-07T01:00:00Z"

  nonisolated(unsafe) private static var removeAtExit: String?

  static func open(_ store: String) throws -> OfficeDesk {
    let now = try #require(Timestamp(iso: "2023-09-06T03:00:00Z"))
    let surroundings = Surroundings(
      now: { now }, mono: { 1 }, machineBoot: "test", random: { Array(repeating: 7, count: $0) })
    return try OfficeDesk.open(store, doing: "test", clerk: "clerk-1", in: surroundings)
  }

  /// The office cosigned each checkpoint as it came, so that a visit lies under several receipts.
  private static func receiveByParts(_ store: String) throws {
    let desk = try open(store)
    try desk.store.write { writing in
      for origin in try writing.reading.origins() where origin != desk.origin {
        let notes = try writing.reading.notes(.checkpoint, of: origin)
        let held = Set(try writing.reading.notes(.receipt, of: origin).map(\.checkpoint.size))
        for (number, note) in notes.enumerated() where !held.contains(note.checkpoint.size) {
          let time = Timestamp(milliseconds: 1_693_814_400_000 + number * 600_000)
          let receipt = try note.cosigned(by: desk.cosigningKey, at: time) { try desk.key.sign($0) }
          try writing.keep(receipt, .receipt)
        }
      }
    }
  }

  private static func visits(_ store: String) throws -> [(name: String, laptops: Int)] {
    let desk = try open(store)
    return try desk.store.read { reading in
      try reading.visitNames().map { name in
        let origins = try reading.entries(ofVisit: name).map(\.origin).filter { $0 != desk.origin }
        return (name, Set(origins).count)
      }
    }
  }
}
