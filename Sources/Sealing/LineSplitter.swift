import Canonical

/// Cuts a stream of bytes into lines of records: none is empty or longer than a record can be, so
/// that a stream without line feeds does not fill the memory.
struct LineSplitter {
  private var begun: [UInt8] = []

  /// Whether nothing waits for its line feed.
  var isAtLineEnd: Bool { begun.isEmpty }

  /// Hands on the lines that end within the bytes, without their line feeds.
  ///
  /// - Returns: false once the stream is none of records.
  mutating func feed(_ bytes: ArraySlice<UInt8>, to take: ([UInt8]) -> Void) -> Bool {
    var rest = bytes
    while let end = rest.firstIndex(of: 0x0A) {
      let line = begun + rest[..<end]
      guard (1...CanonicalJSON.maximumBytes).contains(line.count) else { return false }
      take(line)
      begun.removeAll(keepingCapacity: true)
      rest = rest[(end + 1)...]
    }
    begun.append(contentsOf: rest)
    return begun.count <= CanonicalJSON.maximumBytes
  }
}
