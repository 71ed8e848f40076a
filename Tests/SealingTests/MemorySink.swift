@testable import Sealing

/// Memory as a sink.
final class MemorySink: ByteSink {
  private(set) var bytes: [UInt8] = []

  func write(_ bytes: ArraySlice<UInt8>) {
    self.bytes.append(contentsOf: bytes)
  }
}
