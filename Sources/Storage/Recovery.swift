import Glibc

/// What the last command that wrote to a store left undone, and what was done about it.
package struct Recovery: Equatable, Sendable {
  /// The command that did not come to its end, such as `field answer`; nil when nobody can say.
  package let command: String?
  /// How many unfinished files were removed.
  package let removed: Int

  /// Repairs a store whose lock is held; nil when there was nothing to repair.
  ///
  /// The database repairs itself: what was committed is there, and nothing else.
  ///
  /// - Parameters:
  ///   - folder: The store's folder.
  ///   - lock: Its lock, which knows how the last command ended.
  /// - Throws: `StoreError.file`, `notDurable`.
  init?(of folder: String, _ lock: StoreLock) throws(StoreError) {
    removed = try Leftovers.sweep(folder)
    guard removed > 0 || lock.unfinished != nil else { return nil }
    command = lock.unfinished.flatMap(Self.command)
    try Self.confirm(folder)
  }

  /// The command in the words of a lock; a machine that was lost may leave anything there.
  private static func command(of words: String) -> String? {
    let mark = ", process "
    guard let comma = words.lastIndex(of: ","), words[comma...].hasPrefix(mark),
      words[comma...].dropFirst(mark.count).allSatisfy(\.isNumber),
      words.utf8.allSatisfy({ (0x20..<0x7F).contains($0) })
    else { return nil }
    return String(words[..<comma])
  }

  /// Makes durable what can be read here.
  ///
  /// A program that was killed, or whose fsync failed, may have left names and a log that are read
  /// from memory and are not on the disk; what is built on them would be lost with them.
  private static func confirm(_ folder: String) throws(StoreError) {
    let log = folder + "/store.sqlite-wal"
    if AtomicFile.exists(log) { try FileDescriptor(log, flags: O_RDWR).rewrite() }
    for place in ["", "/files", "/parts", "/outbox"] {
      let path = folder + place
      guard AtomicFile.isFolder(path) else { continue }
      try AtomicFile.synchronize(folder: path)
      guard place == "/files" || place == "/parts" else { continue }
      for name in try AtomicFile.names(in: path) where AtomicFile.isFolder("\(path)/\(name)") {
        try AtomicFile.synchronize(folder: "\(path)/\(name)")
      }
    }
  }
}

extension FileDescriptor {
  /// Writes the file's bytes over themselves, and waits until they are on the disk.
  ///
  /// An fsync alone would not do: after one that failed, the next may pass over the same bytes.
  fileprivate func rewrite() throws(StoreError) {
    var buffer = [UInt8](repeating: 0, count: 256 << 10)
    var offset = 0
    while true {
      var span = buffer.mutableSpan
      let count = unsafe span.withUnsafeMutableBytes { raw in
        let read = unsafe pread(number, raw.baseAddress, raw.count, offset)
        return unsafe read > 0 ? pwrite(number, raw.baseAddress, read, offset) : read
      }
      guard count >= 0 else { throw .file(name, systemWord()) }
      guard count > 0 else { break }
      offset += count
    }
    try synchronize()
  }
}
