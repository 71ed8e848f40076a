import Dispatch
import Synchronization

/// Work that another core does, piece after piece in order, while the caller goes on.
///
/// The caller collects the results, in the order in which it began the pieces. How many are under
/// way is its own choice, and so the memory that they hold.
package final class SecondCore<Output: Sendable> {
  private let queue = DispatchQueue(label: "yicha.second-core")
  private var begun: [Piece<Output>] = []

  /// A second core with nothing to do; it costs nothing until the first piece.
  package init() {}

  /// How many results are not collected yet.
  package var pending: Int { begun.count }

  /// Begins a piece when those before it are done.
  package func begin(_ work: @escaping @Sendable () -> Output) {
    let piece = Piece<Output>()
    begun.append(piece)
    queue.async { piece.finish(with: work()) }
  }

  /// Waits for the oldest piece; nil when none is under way.
  @discardableResult
  package func collect() -> Output? {
    begun.isEmpty ? nil : begun.removeFirst().result()
  }
}

/// One piece of work and where its result is left.
private final class Piece<Output: Sendable>: Sendable {
  private let output = Mutex<Output?>(nil)
  private let done = DispatchSemaphore(value: 0)

  func finish(with result: Output) {
    output.withLock { $0 = result }
    done.signal()
  }

  func result() -> Output? {
    done.wait()
    return output.withLock { $0 }
  }
}
