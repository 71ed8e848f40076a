import Canonical
import Foundation
import Journal
import Office
import Storage
import Support
import Testing

@testable import Yicha

@Suite("The office's store held against itself")
struct StoreCheckTests {
  /// The kept round's office, copied so that a test may change it.
  private func office() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: KeptDemo.round.get().folder + "/office", toPath: folder.path + "/store")
    return folder
  }

  @Test("A store as the round left it is intact")
  func intact() throws {
    let folder = try office()
    let outcome = try Program.yicha("office", "verify", "--store", folder.path + "/store")
    #expect(outcome.code == 0 && outcome.output.contains("store: intact"), "\(outcome.output)")
  }

  @Test("Parts of evidence that wait for the others are no defect")
  func waitingParts() throws {
    let folder = try office()
    let parts = PartStore(folder: folder.path + "/store/parts")
    let part = folder.path + "/part"
    try AtomicFile.write([1, 2, 3], to: part)
    try parts.adopt(part, as: .sha256([1, 2, 3]), of: .sha256("a film"))
    let outcome = try Program.yicha("office", "verify", "--store", folder.path + "/store")
    #expect(outcome.code == 0 && outcome.output.contains("store: intact"), "\(outcome.output)")
    #expect(try parts.wholes() == [.sha256("a film")])
  }

  @Test("A forked journal contradicts itself: 23, and it is named")
  func forked() throws {
    let folder = try office()
    try fork(folder.path + "/store")
    let outcome = try Program.yicha("office", "verify", "--store", folder.path + "/store")
    #expect(outcome.code == 23, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("store: NOT intact"))
    #expect(outcome.output.contains("is forked at entry"))
  }

  /// Keeps another branch of a laptop's journal, as a merge of a restored laptop's bundle does.
  private func fork(_ path: String) throws {
    let surroundings = Environment.surroundings
    let desk = try OfficeDesk.open(path, doing: "test", in: surroundings)
    try desk.store.write { writing in
      let origin = try #require(try writing.reading.origins().first { $0 != desk.origin })
      var log = Log(origin: origin)
      for entry in try writing.reading.entries(of: origin).dropLast() { _ = log.take(entry) }
      for entry in try log.append([EntryDraft(.packed, by: [])], in: surroundings) {
        try writing.insertFork(entry, of: origin)
      }
    }
  }
}
