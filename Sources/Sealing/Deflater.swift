import CZlib
import Canonical

/// Compresses into one gzip member; zlib's own header has no time and no name.
@safe final class Deflater {
  private let stream: UnsafeMutablePointer<z_stream>
  private var hasher = Hasher256()
  private var waiting: [UInt8] = []
  private var compressed: [UInt8] = []
  private var output = [UInt8](repeating: 0, count: 1 << 16)

  /// How many bytes the member expands to.
  private(set) var total = 0

  init() throws(BundleError) {
    unsafe stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    guard unsafe yicha_deflate_init(stream, 6, 31) == Z_OK else { throw .gzip(path: "") }
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  func append(_ bytes: ArraySlice<UInt8>) throws(BundleError) {
    waiting.append(contentsOf: bytes)
    // A call for each short line would cost more than the compression.
    if waiting.count >= 1 << 16 { try flush(Z_NO_FLUSH) }
  }

  /// SHA-256 of the bytes that the finished member expands to.
  var digest: Digest { hasher.finish() }

  /// The finished member.
  func finish() throws(BundleError) -> [UInt8] {
    try flush(Z_FINISH)
    return compressed
  }

  private func flush(_ mode: Int32) throws(BundleError) {
    hasher.update(waiting)
    total += waiting.count
    let result = unsafe waiting.withUnsafeBytes { source in
      // zlib only reads through next_in.
      unsafe stream.pointee.next_in = UnsafeMutablePointer(
        mutating: source.baseAddress?.assumingMemoryBound(to: UInt8.self))
      unsafe stream.pointee.avail_in = UInt32(source.count)
      return run(mode)
    }
    guard result == (mode == Z_FINISH ? Z_STREAM_END : Z_OK) else { throw .gzip(path: "") }
    waiting.removeAll(keepingCapacity: true)
  }

  /// Runs until the input is used up and the output fits.
  private func run(_ mode: Int32) -> Int32 {
    while true {
      let result = unsafe output.withUnsafeMutableBytes { target in
        unsafe stream.pointee.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_out = UInt32(target.count)
        return unsafe deflate(stream, mode)
      }
      let left = Int(unsafe stream.pointee.avail_out)
      compressed.append(contentsOf: output[..<(output.count - left)])
      // No progress is no failure: the output ended exactly at the end of the buffer.
      if result == Z_BUF_ERROR { return Z_OK }
      if result != Z_OK || left > 0 { return result }
    }
  }
}
