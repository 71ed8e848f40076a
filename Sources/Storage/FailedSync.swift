import Synchronization

/// Whether the disk ever failed to confirm a write of this process.
///
/// What was written then can still be read although it may never reach the disk, so that the store
/// must not count as left in order (design 5.6: a failed fsync is final).
enum FailedSync {
  private static let flag = Atomic<Bool>(false)

  static var happened: Bool { flag.load(ordering: .relaxed) }

  static func note() { flag.store(true, ordering: .relaxed) }
}
