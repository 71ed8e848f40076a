import Canonical
import Foundation
import Storage
import Testing

@Suite("The store of files")
struct ContentStoreTests {
  private func with(_ body: (ContentStore, String) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "yicha-content-\(UUID().uuidString)"
    try AtomicFile.makeFolder(path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(ContentStore(folder: path + "/files"), path)
  }

  @Test("A file is found under the digest of its bytes, and nothing else lies about")
  func keeps() throws {
    try with { store, folder in
      let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      try AtomicFile.write(bytes, to: folder + "/photo.jpg")
      let kept = try store.add(file: folder + "/photo.jpg")
      let digest = Digest.sha256(bytes)
      #expect(kept.digest == digest && kept.size == bytes.count && !kept.wasHeld)
      #expect(kept.parts == [])
      #expect(try store.bytes(of: digest) == bytes)
      #expect(try store.add(file: folder + "/photo.jpg").wasHeld)
      let left = FileManager.default.enumerator(atPath: store.folder)?.allObjects ?? []
      #expect(!left.contains { ($0 as? String)?.hasSuffix(".part") ?? false })
    }
  }

  @Test(
    "The parts of a file are hashed while it is stored; one that fits one part has none",
    arguments: [1, 299_999, 300_000, 349_999, 350_000, 699_999, 700_000, 700_001, 1 << 30])
  func parts(size: Int) throws {
    try with { store, folder in
      let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      let cut = size == 1 ? Array(bytes.prefix(9_000)) : bytes
      try AtomicFile.write(cut, to: folder + "/film.mp4")
      let kept = try store.add(file: folder + "/film.mp4", partSize: size)
      let parts = stride(from: 0, to: cut.count, by: size).map { start in
        Digest.sha256(Array(cut[start..<min(start + size, cut.count)]))
      }
      #expect(kept.digest == Digest.sha256(cut))
      #expect(kept.parts == (parts.count > 1 ? parts : []))
    }
  }

  @Test("A file that was changed or is gone is named")
  func names() throws {
    try with { store, _ in
      let digest = try store.add(Array("证据".utf8))
      let path = store.path(of: digest)
      try FileManager.default.removeItem(atPath: path)
      #expect(throws: StoreError.contentMissing(digest)) { try store.bytes(of: digest) }
      try AtomicFile.write(Array("别的".utf8), to: path)
      #expect(throws: StoreError.contentDiffers(digest)) { try store.bytes(of: digest) }
    }
  }

  @Test("An atomic file is not written over unless that is meant")
  func atomic() throws {
    try with { _, folder in
      let path = folder + "/file"
      try AtomicFile.write([1], to: path)
      #expect(throws: StoreError.exists(path)) { try AtomicFile.write([2], to: path) }
      #expect(try AtomicFile.read(path) == [1])
      try AtomicFile.write([3], to: path, replacing: true)
      #expect(try AtomicFile.read(path) == [3])
      #expect(try AtomicFile.names(in: folder) == ["file"])
    }
  }
}
