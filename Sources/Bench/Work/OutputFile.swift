import Glibc
import Sealing

/// A plain file as a sink, as little durable as those that age and gzip write.
@safe final class OutputFile: ByteSink {
  private let path: String
  private let descriptor: Int32

  init(_ path: String) throws(BenchFailure) {
    self.path = path
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemError.last("open", path) }
  }

  deinit {
    close(descriptor)
  }

  func write(_ bytes: ArraySlice<UInt8>) throws(BundleError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { raw in
        unsafe Glibc.write(descriptor, raw.baseAddress, raw.count)
      }
      guard count > 0 else { throw .file(operation: "write", path: path, errno: errno) }
      rest = rest.dropFirst(count)
    }
  }
}
