import Foundation
import Glibc
import Storage
import Testing

@Suite("Files")
struct AtomicFileTests {
  private func with(_ body: (String) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "yicha-file-\(UUID().uuidString)"
    try AtomicFile.makeFolder(path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  @Test("A pipe, a device, a link or a folder is refused at once, and said to be none")
  func plain() throws {
    try with { folder in
      let pipe = folder + "/pipe"
      #expect(mkfifo(pipe, 0o600) == 0)
      let link = folder + "/link"
      #expect(symlink("/etc/hostname", link) == 0)
      for path in [pipe, link, "/dev/zero", folder] {
        #expect(throws: StoreError.notPlain(path)) { try AtomicFile.read(path) }
        #expect(throws: StoreError.notPlain(path)) { try AtomicFile.isEmpty(path) }
        #expect(throws: StoreError.notPlain(path)) {
          try ContentStore(folder: folder + "/files").add(file: path)
        }
      }
    }
  }

  @Test("What is longer than allowed is refused unread")
  func limit() throws {
    try with { folder in
      let path = folder + "/file"
      try AtomicFile.write([1, 2, 3], to: path)
      #expect(try AtomicFile.read(path, atMost: 3) == [1, 2, 3])
      #expect(throws: StoreError.tooLong(path, limit: 2)) {
        try AtomicFile.read(path, atMost: 2)
      }
    }
  }

  @Test("A delivery leaves the same file, and does not touch another")
  func delivery() throws {
    try with { folder in
      let (source, target) = (folder + "/source", folder + "/target")
      try AtomicFile.write([1], to: source)
      #expect(try AtomicFile.deliver([1], to: target))
      #expect(try !AtomicFile.deliver([1], to: target))
      #expect(try !AtomicFile.deliver(file: source, to: target))
      #expect(throws: StoreError.exists(target)) { try AtomicFile.deliver([2], to: target) }
      try AtomicFile.write([2], to: source, replacing: true)
      #expect(throws: StoreError.exists(target)) {
        try AtomicFile.deliver(file: source, to: target)
      }
      #expect(try AtomicFile.read(target) == [1])
    }
  }

  @Test("A file in the place of a folder is named, and so is the file that could not be written")
  func folders() throws {
    try with { folder in
      let file = folder + "/file"
      try AtomicFile.write([], to: file)
      for path in [file, file + "/below"] {
        let error = #expect(throws: StoreError.self) { try AtomicFile.makeFolder(path) }
        guard case .file(file, _)? = error else {
          Issue.record("\(String(describing: error))")
          continue
        }
      }
      let missing = folder + "/none/file"
      let error = #expect(throws: StoreError.self) { try AtomicFile.write([], to: missing) }
      guard case .file(missing, _)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }
}
