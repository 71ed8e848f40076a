import Glibc

/// An open file that closes itself; the few system calls that durable files need.
struct FileDescriptor: ~Copyable {
  let number: Int32
  let name: String

  /// Opens a file with the flags and, when it is made, the mode given.
  init(_ name: String, flags: Int32, mode: mode_t = 0o600) throws(StoreError) {
    number = unsafe open(name, flags | O_CLOEXEC | O_NOFOLLOW, mode)
    self.name = name
    guard number >= 0 else { throw .file(name, systemWord()) }
  }

  deinit {
    close(number)
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

  /// Waits until the bytes are on the disk.
  ///
  /// A failed fsync is final: it is never tried again.
  func synchronize() throws(StoreError) {
    guard fsync(number) == 0 else { throw .file(name, systemWord()) }
  }
}

/// The system's word for the last error.
func systemWord() -> String {
  unsafe String(cString: strerror(errno))
}
