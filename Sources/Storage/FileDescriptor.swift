import Glibc

/// An open file that closes itself; the few system calls that durable files need.
struct FileDescriptor: ~Copyable {
  let number: Int32
  let name: String

  /// Opens a file with the flags and, when it is made, the mode given.
  ///
  /// - Parameters:
  ///   - name: Its path.
  ///   - flags: Those of `open`; never through a link, never for a program started later.
  ///   - mode: Its permissions, when it is made.
  ///   - shown: The name in messages, where people do not know the file's own.
  /// - Throws: `file`.
  init(
    _ name: String, flags: Int32, mode: mode_t = 0o600, shown: String? = nil
  ) throws(StoreError) {
    number = unsafe open(name, flags | O_CLOEXEC | O_NOFOLLOW, mode)
    self.name = shown ?? name
    guard number >= 0 else { throw .file(self.name, systemWord()) }
  }

  /// Opens a plain file to read it.
  ///
  /// A pipe would be waited for and a device read for ever, so neither is opened to be read.
  ///
  /// - Throws: `notPlain` for a folder, link, pipe or device; `file`.
  init(reading name: String) throws(StoreError) {
    number = unsafe open(name, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW)
    self.name = name
    guard number >= 0 else {
      if errno == ELOOP { throw .notPlain(name) }
      throw .file(name, systemWord())
    }
    guard try status().st_mode & S_IFMT == S_IFREG else { throw .notPlain(name) }
  }

  deinit {
    close(number)
  }

  /// How many bytes the file holds.
  func size() throws(StoreError) -> Int {
    Int(try status().st_size)
  }

  private func status() throws(StoreError) -> stat {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw .file(name, systemWord()) }
    return status
  }

  /// Writes all bytes of the buffer.
  func write(_ bytes: UnsafeRawBufferPointer) throws(StoreError) {
    var done = 0
    while done < bytes.count {
      let count = unsafe Glibc.write(
        number, bytes.baseAddress.map { unsafe $0 + done }, bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .file(name, systemWord()) }
      done += count
    }
  }

  /// Reads up to the buffer's size; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StoreError) -> Int {
    while true {
      let count = unsafe Glibc.read(number, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .file(name, systemWord()) }
      return count
    }
  }

  /// Reads to the end, one buffer after another.
  func readAll(
    _ take: (UnsafeRawBufferPointer) throws(StoreError) -> Void
  ) throws(StoreError) {
    var buffer = [UInt8](repeating: 0, count: 256 << 10)
    while true {
      var span = buffer.mutableSpan
      let count = try unsafe span.withUnsafeMutableBytes { (raw) throws(StoreError) in
        try unsafe read(into: raw)
      }
      guard count > 0 else { return }
      try unsafe buffer.span.withUnsafeBytes { (raw) throws(StoreError) in
        try unsafe take(UnsafeRawBufferPointer(rebasing: raw[..<count]))
      }
    }
  }

  /// Waits until the bytes are on the disk.
  ///
  /// A failed fsync is final: it is never tried again.
  ///
  /// - Throws: `notDurable`.
  func synchronize() throws(StoreError) {
    guard fsync(number) == 0 else {
      FailedSync.note()
      throw .notDurable(name)
    }
  }
}

/// The system's word for the last error.
func systemWord() -> String {
  unsafe String(cString: strerror(errno))
}
