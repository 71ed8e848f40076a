import CZlib
import Canonical

/// Expands one gzip member, fed piece by piece, to at most a declared size.
///
/// What follows the member, and a byte beyond the size, are refused as soon as they are met.
@safe final class Inflater {
  private let stream: UnsafeMutablePointer<z_stream>
  private let path: String
  private let limit: Int?
  private var hasher = Hasher256()
  private var ended = false
  private var total = 0
  private var output = [UInt8](repeating: 0, count: 1 << 16)

  /// An inflater for one file; without a limit where the size is being found out.
  init(path: String, limit: Int?) throws(BundleError) {
    self.path = path
    self.limit = limit
    unsafe stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15 bits of window, and 16: gzip and nothing else.
    guard unsafe yicha_inflate_init(stream, 31) == Z_OK else { throw .gzip(path: path) }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Expands the next bytes and hands on what they give.
  func feed(
    _ bytes: ArraySlice<UInt8>, to take: (ArraySlice<UInt8>) throws(BundleError) -> Void
  ) throws(BundleError) {
    var rest = bytes
    // A full buffer says that there may be more output though the input is used up.
    var full = false
    while !rest.isEmpty || (full && !ended) {
      guard !ended else { throw .notOneMember(path: path) }
      let room = room
      let step = try step(rest, room: room)
      rest = rest.dropFirst(step.used)
      full = step.made == room
      total += step.made
      guard total <= limit ?? .max else { throw .expandsBeyond(path: path) }
      hasher.update(output[..<step.made])
      try take(output[..<step.made])
    }
  }

  /// The size and digest of all that was expanded.
  ///
  /// - Throws: `notOneMember` when the member did not end.
  func finish() throws(BundleError) -> (size: Int, digest: Digest) {
    guard ended else { throw .notOneMember(path: path) }
    return (total, hasher.finish())
  }

  /// How much may be made at once: one byte beyond the limit, so that passing it is seen.
  private var room: Int {
    guard let limit else { return output.count }
    return min(output.count, limit - total + 1)
  }

  private func step(
    _ input: ArraySlice<UInt8>, room: Int
  ) throws(BundleError) -> (used: Int, made: Int) {
    let count = min(input.count, 1 << 30)
    let result = unsafe input.withUnsafeBytes { source in
      unsafe output.withUnsafeMutableBytes { target in
        // zlib only reads through next_in.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
          mutating: source.baseAddress?.assumingMemoryBound(to: UInt8.self))
        unsafe stream.pointee.avail_in = UInt32(count)
        unsafe stream.pointee.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_out = UInt32(room)
        return unsafe inflate(stream, Z_NO_FLUSH)
      }
    }
    let used = count - Int(unsafe stream.pointee.avail_in)
    let made = room - Int(unsafe stream.pointee.avail_out)
    switch result {
    case Z_STREAM_END: ended = true
    case Z_OK: break
    // No progress was possible, as the input is used up.
    case Z_BUF_ERROR where count == 0: break
    default: throw .gzip(path: path)
    }
    return (used, made)
  }
}
