import Synchronization

/// SHA-256 over a stream of buffers on a second core, while the caller reads and writes the next.
///
/// What is hashed is the very buffer that the caller filled and used: reading a file once more for
/// its hash could store other bytes under it. A few buffers go round, so memory stays flat.
package final class PipelinedHasher {
  /// Bytes of a buffer: handing it over costs nothing beside hashing it, and a core's cache holds
  /// all of them.
  package static let bufferBytes = 1 << 18
  private static let buffers = 4

  private let slots = (0..<buffers).map { _ in Slot() }
  private let state = HashState()
  private let core = SecondCore<Void>()
  private var turn = 0

  /// A hasher that has seen nothing.
  package init() {}

  /// Takes the next buffer, which the caller fills from its start and uses as it likes.
  ///
  /// What fits in one buffer is hashed on the spot: waking another core would take longer.
  ///
  /// - Parameter fill: Gets a buffer of `bufferBytes`; returns how many bytes of it are to be
  ///   hashed, or throws, and nothing of it is.
  /// - Returns: What `fill` returned.
  /// - Throws: What `fill` throws.
  @discardableResult
  package func next<Failure: Error>(
    _ fill: (inout [UInt8]) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    if core.pending == slots.count { core.collect() }
    let slot = slots[turn]
    let count = try slot.buffer.withLock { (buffer) throws(Failure) in try fill(&buffer) }
    guard count > 0 else { return 0 }
    guard count == Self.bufferBytes || core.pending > 0 else {
      state.update(slot, count)
      return count
    }
    turn = (turn + 1) % slots.count
    core.begin { [state] in state.update(slot, count) }
    return count
  }

  /// The digest of all bytes since the last digest; begins anew.
  package func finish() -> Digest {
    while core.pending > 0 { core.collect() }
    return state.finish()
  }
}

/// A buffer that one side holds at a time; its place in the round says which.
private final class Slot: Sendable {
  let buffer = Mutex([UInt8](repeating: 0, count: PipelinedHasher.bufferBytes))
}

private final class HashState: Sendable {
  private let hasher = Mutex(Hasher256())

  func update(_ slot: Slot, _ count: Int) {
    slot.buffer.withLock { buffer in
      hasher.withLock { $0.update(buffer[..<count]) }
    }
  }

  func finish() -> Digest {
    hasher.withLock { hasher in
      defer { hasher = Hasher256() }
      return hasher.finish()
    }
  }
}
