import Dispatch
import Synchronization

/// The same work on many values, on all cores at once.
package enum AllCores {
  /// What the work makes of each value, in the order of the values.
  ///
  /// - Parameters:
  ///   - values: The values.
  ///   - work: Done for several of them at once, in no order.
  /// - Returns: One result for each.
  package static func map<Value: Sendable, Output: Sendable>(
    _ values: [Value], _ work: @Sendable (Value) -> Output
  ) -> [Output] {
    guard values.count > 1 else { return values.map(work) }
    let outputs = Outputs<Output>(count: values.count)
    DispatchQueue.concurrentPerform(iterations: values.count) { index in
      outputs.set(index, work(values[index]))
    }
    return outputs.all
  }
}

/// Where the results are left.
private final class Outputs<Output: Sendable>: Sendable {
  private let outputs: Mutex<[Output?]>

  init(count: Int) {
    outputs = Mutex(Array(repeating: nil, count: count))
  }

  var all: [Output] { outputs.withLock { $0.compactMap(\.self) } }

  func set(_ index: Int, _ output: Output) {
    outputs.withLock { $0[index] = output }
  }
}
