import Glibc

/// Holds a store for one writing program, and says to others who holds it and doing what.
final class StoreLock: Sendable {
  private let number: Int32

  /// Takes the lock of a store's folder.
  ///
  /// - Parameter doing: The command, for whoever finds the store busy.
  /// - Throws: `StoreError.busy` with the words of its holder.
  init(folder: String, doing: String) throws(StoreError) {
    let path = folder + "/lock"
    number = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard number >= 0 else { throw .file(path, systemWord()) }
    guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
      let holder = (try? AtomicFile.read(path)).map { String(decoding: $0, as: UTF8.self) } ?? "?"
      close(number)
      throw .busy(holder)
    }
    let words = Array("\(doing), process \(getpid())".utf8)
    ftruncate(number, 0)
    _ = unsafe words.withUnsafeBytes { unsafe pwrite(number, $0.baseAddress, $0.count, 0) }
  }

  deinit {
    close(number)
  }
}
