import Glibc

/// Holds a store for one writing program, and says to others who holds it and doing what.
final class StoreLock: Sendable {
  private let number: Int32

  /// Takes the lock of a store's folder.
  ///
  /// - Parameters:
  ///   - folder: The store's folder.
  ///   - doing: The command, for whoever finds the store busy.
  /// - Throws: `StoreError.busy` with the words of its holder.
  init(folder: String, doing: String) throws(StoreError) {
    let path = folder + "/lock"
    number = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard number >= 0 else { throw .file(path, systemWord()) }
    guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
      let holder = StoreLock.holder(path)
      close(number)
      throw .busy(holder)
    }
    let words = Array("\(doing), process \(getpid())".utf8)
    // Never empty in between: whoever finds the store busy reads these words or those before.
    _ = unsafe words.withUnsafeBytes { unsafe pwrite(number, $0.baseAddress, $0.count, 0) }
    ftruncate(number, words.count)
  }

  deinit {
    // A child that is being started shares the open file for an instant, and with it the lock.
    _ = flock(number, LOCK_UN)
    close(number)
  }

  /// The words of the holder, who may have taken a new lock an instant ago and be about to write.
  private static func holder(_ path: String) -> String {
    for _ in 0..<1000 {
      do throws(StoreError) {
        let words = try AtomicFile.read(path, atMost: FileLimit.text)
        if !words.isEmpty { return String(decoding: words, as: UTF8.self) }
      } catch {
        return "?"
      }
      sched_yield()
    }
    return "?"
  }
}
