/// Cuts a stream of bytes into lines.
struct LineSplitter {
  private var begun: [UInt8] = []

  /// Whether nothing waits for its line feed.
  var isAtLineEnd: Bool { begun.isEmpty }

  mutating func feed(_ bytes: ArraySlice<UInt8>, to take: ([UInt8]) -> Void) {
    var rest = bytes
    while let end = rest.firstIndex(of: 0x0A) {
      take(begun + rest[..<end])
      begun.removeAll(keepingCapacity: true)
      rest = rest[(end + 1)...]
    }
    begun.append(contentsOf: rest)
  }
}
