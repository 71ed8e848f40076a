import Glibc

/// Holds a store for one writing program, and says to others who holds it and doing what.
///
/// The words end in a line feed once their program came to its end.
final class StoreLock: Sendable {
  /// The words of a holder before this one who did not come to its end; nil when all did.
  let unfinished: String?
  private let number: Int32
  private let length: Int

  /// Takes the lock of a store's folder.
  ///
  /// - Parameters:
  ///   - folder: The store's folder.
  ///   - doing: The command, for whoever finds the store busy.
  /// - Throws: `StoreError.busy` with the words of its holder.
  init(folder: String, doing: String) throws(StoreError) {
    let path = folder + "/lock"
    let words = Array("\(doing), process \(getpid())".utf8)
    let before: String
    number = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard number >= 0 else { throw .file(path, systemWord()) }
    guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
      let holder = StoreLock.holder(path)
      close(number)
      throw .busy(holder)
    }
    do throws(StoreError) {
      before = String(decoding: try AtomicFile.read(path, atMost: FileLimit.text), as: UTF8.self)
    } catch {
      close(number)
      throw error
    }
    unfinished = before.isEmpty || before.hasSuffix("\n") ? nil : before
    length = words.count
    // Never empty in between: whoever finds the store busy reads these words or those before.
    _ = unsafe words.withUnsafeBytes { unsafe pwrite(number, $0.baseAddress, $0.count, 0) }
    ftruncate(number, words.count)
  }

  deinit {
    if !FailedSync.happened { _ = unsafe pwrite(number, "\n", 1, length) }
    // A child that is being started shares the open file for an instant, and with it the lock.
    _ = flock(number, LOCK_UN)
    close(number)
  }

  /// The words of the holder, who may have taken a new lock an instant ago and be about to write.
  private static func holder(_ path: String) -> String {
    for _ in 0..<1000 {
      do throws(StoreError) {
        let words = String(
          decoding: try AtomicFile.read(path, atMost: FileLimit.text), as: UTF8.self)
        if !words.isEmpty { return words.hasSuffix("\n") ? String(words.dropLast()) : words }
      } catch {
        return "?"
      }
      sched_yield()
    }
    return "?"
  }
}
