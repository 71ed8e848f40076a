import Glibc

/// The lines of a file, without their line feeds, read one after another.
@safe final class RecordLines: Sequence, IteratorProtocol {
  private let file: UnsafeMutablePointer<FILE>
  private var line: UnsafeMutablePointer<CChar>?
  private var room = 0

  /// - Throws: `BenchFailure.system`.
  init(_ path: String) throws(BenchFailure) {
    guard let file = unsafe fopen(path, "r") else { throw SystemError.last("fopen", path) }
    unsafe self.file = file
    unsafe line = nil
  }

  deinit {
    unsafe free(line)
    unsafe fclose(file)
  }

  func next() -> [UInt8]? {
    let count = unsafe getline(&line, &room, file)
    guard count > 0, let line = unsafe line else { return nil }
    let bytes = unsafe UnsafeRawBufferPointer(start: line, count: count)
    return unsafe Array(bytes.last == 0x0A ? bytes.dropLast() : bytes[...])
  }
}
