import Glibc

/// Where lines end.
package enum LineFeed {
  /// The index of the next line feed; the number of bytes where there is none.
  package static func next(in bytes: Span<UInt8>, from start: Int) -> Int {
    unsafe bytes.extracting(start..<bytes.count).withUnsafeBytes { rest in
      guard let base = rest.baseAddress, let found = unsafe memchr(base, 0x0A, rest.count) else {
        return start + rest.count
      }
      return unsafe start + base.distance(to: UnsafeRawPointer(found))
    }
  }
}
