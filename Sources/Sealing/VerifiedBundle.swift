package import Canonical

/// A bundle in which every check held: what it says, and no files.
package struct CheckedBundle: Equatable, Sendable {
  /// The statement that was signed.
  package let seal: Seal
  /// The bundle's identity.
  package let sealHash: Digest
  /// Who signed, in the order of the seal, with what is doubtful about it.
  package let signers: [VerifiedSigner]
  /// The files, in manifest order.
  package let files: [PayloadFile]
}

/// The verified copy of a bundle, which only `BundleReader` makes.
package struct VerifiedBundle: Sendable {
  /// What the bundle says.
  package let checked: CheckedBundle
  private let copy: TemporaryFolder
  private let files: [String: PayloadFile]

  init(checked: CheckedBundle, copy: TemporaryFolder) {
    self.checked = checked
    self.copy = copy
    files = Dictionary(
      checked.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The longest file that `bytes` gives; everything longer is evidence or records.
  static let maximumBytes = 16 << 20
  /// The most lines of one record file: no record is as short as 128 bytes.
  static let maximumLines = Seal.Expansion.maximumTotal / 128

  /// The statement that was signed.
  package var seal: Seal { checked.seal }

  /// The bundle's identity.
  package var sealHash: Digest { checked.sealHash }

  /// The folder of the copy; its files stand there under their paths.
  package var folder: String { copy.path }

  /// The files whose path begins so, in manifest order.
  package func files(under prefix: String) -> [PayloadFile] {
    checked.files.filter { $0.path.hasPrefix(prefix) }
  }

  /// Where the verified copy of a file lies; evidence may be renamed from there into a store.
  ///
  /// - Throws: `noFile`.
  package func location(of path: String) throws(BundleError) -> String {
    guard files[path] != nil else { throw .noFile(path: path) }
    return "\(copy.path)/\(path)"
  }

  /// The bytes of a file as packed.
  ///
  /// - Throws: `noFile`, `tooLargeForMemory`; `fileHash` when the copy was changed since.
  package func bytes(of path: String) throws(BundleError) -> [UInt8] {
    guard let file = files[path] else { throw .noFile(path: path) }
    guard file.size <= Self.maximumBytes else { throw .tooLargeForMemory(path: path) }
    let bytes = try Files.read(location(of: path), atMost: file.size)
    guard Digest.sha256(bytes) == file.digest else { throw .fileHash(path: path) }
    return bytes
  }

  /// The lines of a record file, without their line feeds: expanded to exactly the sealed size and
  /// held against the sealed hash before any is given.
  ///
  /// - Throws: as `forEachLine`.
  package func lines(of path: String) throws(BundleError) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    try forEachLine(of: path) { lines.append($0) }
    return lines
  }

  /// Hands on the lines of a record file one by one, so that none but those kept use memory.
  ///
  /// - Parameters:
  ///   - path: the record file, whose packed bytes are the sealed ones.
  ///   - take: gets each line, without its line feed; what it keeps counts only when no error
  ///     follows, as only the end shows that the lines are those that the seal names.
  /// - Throws: `noFile`, `gzip`, `expandsBeyond`, `expandsTooFar`, `notOneMember`, `expandedHash`,
  ///   `lineEnd`.
  package func forEachLine(of path: String, _ take: ([UInt8]) -> Void) throws(BundleError) {
    guard let expansion = seal.expansion(of: path) else { throw .noFile(path: path) }
    var splitter = LineSplitter()
    var count = 0
    try expansion.check(FileSource(path: location(of: path))) { part throws(BundleError) in
      let areLines = splitter.feed(part) { line in
        count += 1
        take(line)
      }
      guard areLines else { throw .lineEnd(path: path) }
      guard count <= Self.maximumLines else { throw .expandsTooFar(path: path) }
    }
    guard splitter.isAtLineEnd else { throw .lineEnd(path: path) }
  }

  /// Removes the copy; doing it again changes nothing.
  ///
  /// - Throws: `file`.
  package func close() throws(BundleError) {
    try copy.remove()
  }
}
