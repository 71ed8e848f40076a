import Foundation
import Glibc
import Testing

@testable import Storage

@Suite("The lock of a store")
struct StoreLockTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test("Who comes second is told who holds it, and gets it once it was let go")
  func second() throws {
    try withFolder { folder in
      var first: StoreLock? = try StoreLock(folder: folder, doing: "first")
      #expect(throws: StoreError.busy("first, process \(getpid())")) {
        _ = try StoreLock(folder: folder, doing: "second")
      }
      withExtendedLifetime(first) {}
      first = nil
      _ = try StoreLock(folder: folder, doing: "second")
    }
  }

  @Test("A holder who came to its end leaves nothing to say; one who did not is named")
  func unfinished() throws {
    try withFolder { folder in
      var lock: StoreLock? = try StoreLock(folder: folder, doing: "first")
      #expect(lock?.unfinished == nil)
      lock = nil
      #expect(try StoreLock(folder: folder, doing: "second").unfinished == nil)
      // What a program leaves that is killed: its words, without the line feed.
      try Data("field answer, process 7".utf8).write(to: URL(fileURLWithPath: folder + "/lock"))
      let recovery = try Recovery(of: folder, StoreLock(folder: folder, doing: "third"))
      #expect(recovery?.command == "field answer" && recovery?.removed == 0)
      #expect(try Recovery(of: folder, StoreLock(folder: folder, doing: "fourth")) == nil)
    }
  }

  @Test("Unfinished files are removed and counted, whatever stands in the lock")
  func leftovers() throws {
    try withFolder { folder in
      for path in ["files/1-2.part", "outbox/.R-1.zip.3", "outbox/R-1.zip", "files/ab/abc"] {
        let file = URL(fileURLWithPath: "\(folder)/\(path)")
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("x".utf8).write(to: file)
      }
      try Data([0, 0xFF, 0x0A]).write(to: URL(fileURLWithPath: folder + "/lock"))
      let recovery = try Recovery(of: folder, StoreLock(folder: folder, doing: "next"))
      #expect(recovery?.command == nil && recovery?.removed == 2)
      #expect(FileManager.default.fileExists(atPath: folder + "/outbox/R-1.zip"))
      #expect(FileManager.default.fileExists(atPath: folder + "/files/ab/abc"))
    }
  }

  @Test("A child that still shares the open file does not hold the lock on")
  func shared() throws {
    try withFolder { folder in
      var first: StoreLock? = try StoreLock(folder: folder, doing: "first")
      withExtendedLifetime(first) {}
      // What a fork does to every open file until its exec.
      let own = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
        .compactMap { Int32($0) }.first { number in
          let link = try? FileManager.default.destinationOfSymbolicLink(
            atPath: "/proc/self/fd/\(number)")
          return link.map {
            $0.hasSuffix(folder.split(separator: "/").last.map { "\($0)/lock" } ?? "-")
          }
            ?? false
        }
      let copy = dup(try #require(own))
      #expect(copy >= 0)
      first = nil
      _ = try StoreLock(folder: folder, doing: "second")
      close(copy)
    }
  }
}
