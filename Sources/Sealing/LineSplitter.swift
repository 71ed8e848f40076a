import Canonical
import Glibc

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
    var next = bytes.startIndex
    while let end = Self.lineFeed(in: bytes, from: next) {
      let line = begun.isEmpty ? Array(bytes[next..<end]) : begun + bytes[next..<end]
      guard (1...CanonicalJSON.maximumBytes).contains(line.count) else { return false }
      take(line)
      begun.removeAll(keepingCapacity: true)
      next = end + 1
    }
    begun.append(contentsOf: bytes[next...])
    return begun.count <= CanonicalJSON.maximumBytes
  }

  private static func lineFeed(in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
    unsafe bytes.withUnsafeBytes { raw in
      let offset = start - bytes.startIndex
      guard let base = raw.baseAddress, offset < raw.count,
        let found = unsafe memchr(base + offset, 0x0A, raw.count - offset)
      else { return nil }
      return unsafe bytes.startIndex + base.distance(to: UnsafeRawPointer(found))
    }
  }
}
