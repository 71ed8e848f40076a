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
