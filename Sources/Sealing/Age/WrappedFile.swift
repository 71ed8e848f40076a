/// A small file that a passphrase wraps: an age file of the scrypt form, which stock `age -d`
/// opens.
package enum WrappedFile {
  /// Whether a file begins as age files do.
  ///
  /// - Throws: `file`.
  package static func isWrapped(_ path: String) throws(BundleError) -> Bool {
    let file = try OpenFile.reading(path)
    var start = [UInt8](repeating: 0, count: AgeHeader.version.count)
    return try file.read(into: &start, upTo: start.count) == start.count
      && start == AgeHeader.version
  }

  /// What the file holds.
  ///
  /// - Throws: `file`; `encryption`, `noMatch` in it for another passphrase; `tooLargeForMemory`.
  static func read(
    _ path: String, passphrase: AgeScryptIdentity
  ) throws(BundleError) -> [UInt8] {
    let source = try AgeSource(FileSource(path: path), identities: [passphrase])
    var buffer = [UInt8](repeating: 0, count: largest + 1)
    let count = try source.read(into: &buffer, upTo: buffer.count)
    guard count <= largest else { throw .tooLargeForMemory(path: path) }
    return Array(buffer[..<count])
  }

  /// Writes a new file that only its owner can read (mode 0600).
  ///
  /// - Throws: `file`, also when the file is there already; `key`.
  static func write(
    _ bytes: [UInt8], toNewFileAt path: String, passphrase: AgeScryptRecipient,
    random: @escaping AgeRandom
  ) throws(BundleError) {
    let wrapped = GatheringSink()
    do throws(AgeError) {
      let encryption = try AgeEncryption(to: wrapped, recipients: [passphrase], random: random)
      do { try encryption.write(bytes[...]) } catch { throw .file(error) }
      do { try encryption.finish() } catch { throw .file(error) }
    } catch {
      throw error.asBundleError
    }
    try Files.writeNew(wrapped.bytes, to: path, mode: 0o600)
  }

  private static let largest = 65_536
}

/// A sink that keeps what it takes, for small files.
private final class GatheringSink: ByteSink {
  private(set) var bytes: [UInt8] = []

  func write(_ bytes: ArraySlice<UInt8>) throws(BundleError) {
    self.bytes += bytes
  }
}
