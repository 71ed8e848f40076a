import Glibc

/// An open file descriptor that is closed when nobody holds it.
final class OpenFile: Sendable {
  let path: String
  private let descriptor: Int32

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit {
    _ = Glibc.close(descriptor)
  }

  /// Takes over a descriptor, a pipe's for one.
  static func adopting(_ descriptor: Int32, path: String) -> OpenFile {
    OpenFile(descriptor: descriptor, path: path)
  }

  /// A plain file, opened to be read; a pipe would be waited for, a device read for ever.
  static func reading(_ path: String) throws(BundleError) -> OpenFile {
    // Opening a pipe is felt at its other end, so that one found in a folder is not even opened.
    var named = stat()
    guard unsafe stat(path, &named) == 0 else { throw Files.failure("open", path) }
    guard named.st_mode & S_IFMT == S_IFREG else { throw .notPlain(path: path) }
    let file = try opening(path, O_RDONLY | O_NONBLOCK)
    var status = stat()
    guard unsafe fstat(file.descriptor, &status) == 0 else { throw Files.failure("stat", path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notPlain(path: path) }
    return file
  }

  /// Whatever is at a path, opened to be read once: a pipe is waited for until somebody writes.
  static func streaming(_ path: String) throws(BundleError) -> OpenFile {
    try opening(path, O_RDONLY)
  }

  /// Whether it is a plain file, which can be read at any place.
  var isPlain: Bool {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Another descriptor of this process's input.
  static func standardInput() throws(BundleError) -> OpenFile {
    let descriptor = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
    guard descriptor >= 0 else { throw Files.failure("open", "-") }
    return OpenFile(descriptor: descriptor, path: "-")
  }

  /// A folder, opened to make its names durable.
  static func folder(_ path: String) throws(BundleError) -> OpenFile {
    try opening(path, O_RDONLY | O_DIRECTORY)
  }

  private static func opening(_ path: String, _ flags: Int32) throws(BundleError) -> OpenFile {
    let descriptor = unsafe Glibc.open(path, flags | O_CLOEXEC)
    guard descriptor >= 0 else { throw Files.failure("open", path) }
    return OpenFile(descriptor: descriptor, path: path)
  }

  /// A new file; it is an error when anything, a link too, has the name already.
  static func creating(_ path: String, mode: mode_t) throws(BundleError) -> OpenFile {
    let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = unsafe Glibc.open(path, flags, mode)
    guard descriptor >= 0 else { throw Files.failure("create", path) }
    return OpenFile(descriptor: descriptor, path: path)
  }

  /// How many bytes the file holds.
  func size() throws(BundleError) -> Int {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw Files.failure("stat", path) }
    return Int(status.st_size)
  }

  /// Goes on reading at an offset.
  func seek(to offset: Int) throws(BundleError) {
    guard lseek(descriptor, offset, SEEK_SET) >= 0 else { throw Files.failure("seek", path) }
  }

  /// Fills the buffer from its start, as far as the file goes; returns the bytes read.
  ///
  /// With an offset it reads there, and what is read next without one does not change.
  func read(
    into buffer: inout [UInt8], upTo count: Int, at offset: Int? = nil
  ) throws(BundleError) -> Int {
    let count = min(count, buffer.count)
    var filled = 0
    while filled < count {
      let got = unsafe buffer.withUnsafeMutableBytes { raw in
        let target = unsafe raw.baseAddress?.advanced(by: filled)
        guard let offset else { return unsafe Glibc.read(descriptor, target, count - filled) }
        return unsafe pread(descriptor, target, count - filled, off_t(offset + filled))
      }
      if got == 0 { break }
      if got < 0 {
        if errno == EINTR { continue }
        throw Files.failure("read", path)
      }
      filled += got
    }
    return filled
  }

  /// Goes on behind so many bytes.
  func skip(_ count: Int) throws(BundleError) {
    guard lseek(descriptor, off_t(count), SEEK_CUR) >= 0 else { throw Files.failure("seek", path) }
  }

  /// Goes back to the beginning.
  func rewind() throws(BundleError) {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw Files.failure("seek", path) }
  }

  func write(_ bytes: ArraySlice<UInt8>) throws(BundleError) {
    var written = 0
    while written < bytes.count {
      let put = unsafe bytes.withUnsafeBytes { raw in
        unsafe Glibc.write(descriptor, raw.baseAddress?.advanced(by: written), raw.count - written)
      }
      if put < 0 {
        if errno == EINTR { continue }
        throw Files.failure("write", path)
      }
      written += put
    }
  }

  /// A failed fsync is final (design 5.6): nobody tries again.
  func sync() throws(BundleError) {
    guard fsync(descriptor) == 0 else { throw Files.failure("fsync", path) }
  }
}
