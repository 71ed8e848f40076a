/// Bytes that are read once, forwards: a file, a pipe, memory, or what a decryption gives.
package protocol ByteSource: AnyObject {
  /// Fills the buffer from its start with up to `count` bytes, fewer only at the end.
  ///
  /// - Returns: the bytes read; 0 at the end.
  /// - Throws: `file`, or what a source of its own finds wrong.
  func read(into buffer: inout [UInt8], upTo count: Int) throws(BundleError) -> Int
}

/// A file or an adopted descriptor as a source.
package final class FileSource: ByteSource {
  private let file: OpenFile
  private let isPlain: Bool
  private var isUnread = true

  /// The file at a path.
  ///
  /// - Throws: `file`.
  package init(path: String) throws(BundleError) {
    file = try OpenFile.reading(path)
    isPlain = true
  }

  /// Whatever a person names to be read once: a plain file, a pipe, or `-` for standard input.
  ///
  /// A pipe is waited for until somebody writes into it, as every tool waits; what is found by
  /// looking into folders is opened by its path alone.
  ///
  /// - Throws: `file`.
  package init(streaming path: String) throws(BundleError) {
    file = try path == "-" ? OpenFile.standardInput() : OpenFile.streaming(path)
    // Of standard input nobody knows where it stands.
    isPlain = path != "-" && file.isPlain
  }

  /// A descriptor that this source closes at its end; the name is for messages.
  package init(adopting descriptor: Int32, named name: String) {
    file = OpenFile.adopting(descriptor, path: name)
    isPlain = false
  }

  package func read(into buffer: inout [UInt8], upTo count: Int) throws(BundleError) -> Int {
    isUnread = false
    return try file.read(into: &buffer, upTo: count)
  }

  /// Begins anew where that is possible.
  ///
  /// - Returns: Whether it was: a pipe gives nothing twice.
  /// - Throws: `file`.
  func rewind() throws(BundleError) -> Bool {
    guard isPlain else { return false }
    try file.rewind()
    isUnread = true
    return true
  }

  /// The file where it can be read at any place, counted from what is read first; nil for a pipe.
  var places: OpenFile? { isPlain && isUnread ? file : nil }
}

/// Bytes in memory as a source.
package final class MemorySource: ByteSource {
  private var rest: ArraySlice<UInt8>

  /// A source of these bytes.
  package init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  package func read(into buffer: inout [UInt8], upTo count: Int) throws(BundleError) -> Int {
    let part = rest.prefix(count)
    buffer.replaceSubrange(0..<part.count, with: part)
    rest = rest.dropFirst(part.count)
    return part.count
  }
}
