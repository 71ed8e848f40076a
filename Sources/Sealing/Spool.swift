import Glibc

/// Bytes held back: in memory while they are few, else in a file without a name, so that memory
/// stays flat and nothing is left behind.
@safe final class Spool: ByteSource {
  private static let inMemory = 4 << 20

  private var memory: [UInt8] = []
  private var file: UnsafeMutablePointer<FILE>?

  init() {
    unsafe file = nil
  }

  deinit {
    if let file = unsafe file { unsafe fclose(file) }
  }

  func append(_ bytes: ArraySlice<UInt8>) throws(BundleError) {
    memory.append(contentsOf: bytes)
    if memory.count > Self.inMemory { try spill() }
  }

  /// Everything that was appended, from the beginning.
  func rewound() throws(BundleError) -> any ByteSource {
    guard let file = unsafe file else { return MemorySource(memory) }
    try spill()
    guard unsafe fseek(file, 0, SEEK_SET) == 0 else { throw Self.failure }
    return self
  }

  func read(into buffer: inout [UInt8], upTo count: Int) throws(BundleError) -> Int {
    guard let file = unsafe file else { return 0 }
    let read = unsafe fread(&buffer, 1, min(count, buffer.count), file)
    guard unsafe ferror(file) == 0 else { throw Self.failure }
    return read
  }

  private func spill() throws(BundleError) {
    if unsafe file == nil { unsafe file = tmpfile() }
    guard let file = unsafe file, unsafe fwrite(memory, 1, memory.count, file) == memory.count
    else { throw Self.failure }
    memory.removeAll(keepingCapacity: true)
  }

  private static var failure: BundleError { Files.failure("spool", "temporary file") }
}
