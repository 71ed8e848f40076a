/// A source that can be read by lines first and by parts of a known size then.
final class AgeInput {
  private let source: any ByteSource
  private var buffer = [UInt8](repeating: 0, count: Files.bufferBytes)
  private var held = 0..<0

  /// Whether the source has ended and everything was taken.
  private(set) var isAtEnd = false

  init(_ source: any ByteSource) {
    self.source = source
  }

  /// The next line without its line feed; nil where none ends within the limit.
  ///
  /// - Throws: `file`.
  func line(atMost limit: Int) throws(AgeError) -> [UInt8]? {
    var line: [UInt8] = []
    while line.count < limit, try fill() {
      let byte = buffer[held.lowerBound]
      held = (held.lowerBound + 1)..<held.upperBound
      if byte == 0x0A { return line }
      line.append(byte)
    }
    return nil
  }

  /// The next bytes, fewer than asked for only at the end.
  ///
  /// - Throws: `file`.
  func take(_ count: Int) throws(AgeError) -> [UInt8] {
    var taken: [UInt8] = []
    taken.reserveCapacity(count)
    while taken.count < count, try fill() {
      let part = buffer[held].prefix(count - taken.count)
      taken += part
      held = part.endIndex..<held.upperBound
    }
    return taken
  }

  /// Whether at least one byte is held.
  private func fill() throws(AgeError) -> Bool {
    guard held.isEmpty else { return true }
    do {
      held = 0..<(try source.read(into: &buffer, upTo: buffer.count))
    } catch {
      throw .file(error)
    }
    isAtEnd = held.isEmpty
    return !isAtEnd
  }
}
