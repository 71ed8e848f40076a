import Canonical

/// What becomes of the files of a bundle while they are read.
protocol PayloadTarget {
  /// Whether the bytes of a file are wanted, and not only what they hash to.
  func wants(_ path: String) -> Bool
  /// A file begins.
  mutating func begin(_ path: String) throws(BundleError)
  /// The next bytes of it; not yet known to be what was sealed.
  mutating func take(_ bytes: ArraySlice<UInt8>) throws(BundleError)
  /// The file is what was sealed.
  mutating func end(_ path: String) throws(BundleError)
  /// The whole bundle is.
  mutating func finish() throws(BundleError)
}

extension PayloadTarget {
  mutating func finish() throws(BundleError) {}
}

/// Copies the files into a folder; nothing is expanded.
struct CopyingTarget: PayloadTarget {
  private static let openAtOnce = 8

  let folder: TemporaryFolder
  private let disk = SecondCore<BundleError?>()
  private var folders: Set<String> = []
  private var file: OpenFile?

  init(_ folder: TemporaryFolder) {
    self.folder = folder
  }

  func wants(_ path: String) -> Bool { true }

  mutating func begin(_ path: String) throws(BundleError) {
    file = try folder.createFile(path, knownFolders: &folders)
  }

  mutating func take(_ bytes: ArraySlice<UInt8>) throws(BundleError) {
    try file?.write(bytes)
  }

  /// Evidence is renamed into the store, so it must be durable before; all else is read into the
  /// database, which makes it durable itself.
  ///
  /// The disk writes one file while the next is read.
  mutating func end(_ path: String) throws(BundleError) {
    defer { file = nil }
    guard let file, path.hasPrefix("data/evidence/") else { return }
    if disk.pending == Self.openAtOnce { try waitForOne() }
    disk.begin {
      do throws(BundleError) {
        try file.sync()
        return nil
      } catch {
        return error
      }
    }
  }

  mutating func finish() throws(BundleError) {
    while disk.pending > 0 { try waitForOne() }
  }

  private func waitForOne() throws(BundleError) {
    if let failure = disk.collect() ?? nil { throw failure }
  }
}

/// Copies nothing; a record file is held back until its hash is known to be the sealed one, and
/// only then expanded and compared with its `expand` line.
struct VerifyingTarget: PayloadTarget {
  private let expansions: [String: Seal.Expansion]
  private var spool: Spool?

  init(_ expansions: [Seal.Expansion]) {
    self.expansions = Dictionary(
      expansions.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func wants(_ path: String) -> Bool { expansions[path] != nil }

  mutating func begin(_ path: String) throws(BundleError) {
    spool = expansions[path] == nil ? nil : Spool()
  }

  mutating func take(_ bytes: ArraySlice<UInt8>) throws(BundleError) {
    try spool?.append(bytes)
  }

  mutating func end(_ path: String) throws(BundleError) {
    guard let expansion = expansions[path], let spool else { return }
    try expansion.check(spool.rewound())
    self.spool = nil
  }
}

extension Seal.Expansion {
  /// Expands a file and holds it against this line.
  ///
  /// - Parameters:
  ///   - source: gives the packed bytes.
  ///   - take: gets the expanded bytes before they are known to be the sealed ones.
  /// - Throws: `gzip`, `expandsBeyond`, `notOneMember`, `expandedHash`, `file`.
  func check(
    _ source: any ByteSource,
    to take: (ArraySlice<UInt8>) throws(BundleError) -> Void = { _ in }
  ) throws(BundleError) {
    let inflater = try Inflater(path: path, limit: size)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var count = try source.read(into: &buffer, upTo: buffer.count)
    while count > 0 {
      try inflater.feed(buffer[..<count], to: take)
      count = try source.read(into: &buffer, upTo: buffer.count)
    }
    let found = try inflater.finish()
    guard found.size == size else { throw .notOneMember(path: path) }
    guard found.digest == digest else { throw .expandedHash(path: path) }
  }
}
