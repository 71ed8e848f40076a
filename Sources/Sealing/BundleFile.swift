/// A bundle as a file: plain, or encrypted with age; which of them, its first bytes say.
package enum BundleFile {
  /// The bytes of the bundle in a file, decrypted while they are read.
  ///
  /// - Parameters:
  ///   - path: The file, `.zip` or `.zip.age` whatever its name says.
  ///   - identities: What may open it.
  /// - Returns: The plain bytes.
  /// - Throws: `file`, `notPlain`, `tooLarge`; `encryption` when none of the identities opens it.
  package static func source(
    at path: String, identities: [any AgeIdentity]
  ) throws(BundleError) -> any ByteSource {
    try checkSize(path)
    return try source(FileSource(path: path), identities: identities)
  }

  /// How many bytes the file at a path has; nil where it cannot be opened, which shows when it is.
  package static func size(at path: String) -> Int? {
    try? OpenFile.reading(path).size()
  }

  /// Refuses a file that is larger than a bundle can be, encryption included.
  ///
  /// - Throws: `tooLarge`, `file`, `notPlain`.
  static func checkSize(_ path: String) throws(BundleError) {
    guard try OpenFile.reading(path).size() <= SealGrammar.maximumBundleBytes else {
      throw .tooLarge
    }
  }

  /// The bytes of the bundle in a stream, decrypted while they are read.
  ///
  /// - Throws: as for a file.
  package static func source(
    _ source: any ByteSource, identities: [any AgeIdentity]
  ) throws(BundleError) -> any ByteSource {
    var start = [UInt8](repeating: 0, count: AgeHeader.version.count)
    let count = try source.read(into: &start, upTo: start.count)
    // A file as such can be hashed at two places at once; it stays open all the while.
    let isAnew = try (source as? FileSource)?.rewind() ?? false
    let whole = isAnew ? source : PrefixedSource(Array(start[..<count]), source)
    guard start == AgeHeader.version else { return whole }
    return try AgeSource(whole, identities: identities)
  }

  /// Whether the file at a path is encrypted.
  ///
  /// - Throws: `file`, `notPlain`.
  package static func isEncrypted(_ path: String) throws(BundleError) -> Bool {
    try WrappedFile.isWrapped(path)
  }
}

/// A source of which the beginning was read already.
private final class PrefixedSource: ByteSource {
  private var prefix: ArraySlice<UInt8>
  private let rest: any ByteSource

  init(_ prefix: [UInt8], _ rest: any ByteSource) {
    self.prefix = prefix[...]
    self.rest = rest
  }

  func read(into buffer: inout [UInt8], upTo count: Int) throws(BundleError) -> Int {
    guard !prefix.isEmpty else { return try rest.read(into: &buffer, upTo: count) }
    // The contract is a full buffer but at the end, so the rest fills up behind the prefix.
    let first = prefix.prefix(count)
    prefix = prefix.dropFirst(first.count)
    var behind = [UInt8](repeating: 0, count: min(count, buffer.count) - first.count)
    let more = behind.isEmpty ? 0 : try rest.read(into: &behind, upTo: behind.count)
    buffer.replaceSubrange(0..<first.count, with: first)
    buffer.replaceSubrange(first.count..<(first.count + more), with: behind[..<more])
    return first.count + more
  }
}
