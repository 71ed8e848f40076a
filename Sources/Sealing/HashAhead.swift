import Canonical
import Synchronization

/// The sums of an entry that comes next, computed on a second core while the one before it is read.
///
/// Only for a file that can be read at two places at once, and only for bytes that nobody wants
/// otherwise. It judges nothing: the pass takes the sums where they fit what it then reads itself,
/// and reads the entry as usual where they do not, so that every defect is told as usual too.
final class HashAhead {
  /// What a stretch of the file sums up to.
  struct Sums: Sendable {
    let checksum: UInt32
    let digest: Digest
  }

  private let file: OpenFile
  private let core = SecondCore<Sums?>()
  private var stretch: Range<Int>?
  private var isUnwanted = Flag()

  init(_ file: OpenFile) {
    self.file = file
  }

  deinit {
    isUnwanted.raise()
  }

  /// Begins with the entry whose header stands at an offset, where that is worth it.
  ///
  /// - Parameters:
  ///   - name: Its full name.
  ///   - offset: Where its header stands.
  ///   - size: The bytes of the entry before it: of two alike, neither core waits for the other.
  func begin(_ name: String, at offset: Int, beside size: Int) {
    let length = ZipForm.headerBytes + name.utf8.count
    var header = [UInt8](repeating: 0, count: length)
    guard (try? file.read(into: &header, upTo: length, at: offset)) == length else { return }
    let next = Int(ZipForm.claims(of: header).size)
    guard next >= PipelinedHasher.bufferBytes, next / 2 <= size, size / 2 <= next else { return }
    let stretch = offset + length..<offset + length + next
    self.stretch = stretch
    core.begin { [file, isUnwanted] in Self.sums(of: stretch, in: file, unless: isUnwanted) }
  }

  /// The sums of a stretch; nil where they were not begun or could not be computed.
  func sums(of stretch: Range<Int>) -> Sums? {
    guard self.stretch == stretch else { return nil }
    self.stretch = nil
    return core.collect() ?? nil
  }

  private static func sums(
    of stretch: Range<Int>, in file: OpenFile, unless isUnwanted: Flag
  ) -> Sums? {
    var buffer = [UInt8](repeating: 0, count: PipelinedHasher.bufferBytes)
    var hasher = Hasher256()
    var checksum: UInt32 = 0
    var offset = stretch.lowerBound
    while offset < stretch.upperBound, !isUnwanted.isRaised {
      let wanted = min(buffer.count, stretch.upperBound - offset)
      let count = try? file.read(into: &buffer, upTo: wanted, at: offset)
      guard count == wanted else { return nil }
      hasher.update(buffer[..<wanted])
      checksum = ZipForm.checksum(buffer[..<wanted], from: checksum)
      offset += wanted
    }
    return Sums(checksum: checksum, digest: hasher.finish())
  }
}

/// Says to the other core that nobody waits any more.
private final class Flag: Sendable {
  private let raised = Atomic(false)

  var isRaised: Bool { raised.load(ordering: .relaxed) }

  func raise() { raised.store(true, ordering: .relaxed) }
}
