import Canonical

/// Writes the entries, the directory and the end record, in the one legal form.
struct ContainerWriter {
  private let sink: any ByteSink
  private var directory: [UInt8] = []
  private var offset = 0
  private var count = 0

  init(_ sink: any ByteSink) {
    self.sink = sink
  }

  mutating func entry(_ name: String, _ bytes: [UInt8]) throws(BundleError) {
    try header(name, checksum: ZipForm.checksum(bytes[...]), size: bytes.count)
    try sink.write(bytes[...])
  }

  /// The second pass over a file: it must still be what the seal names.
  mutating func entry(
    _ file: PackedItem, hashing hasher: PipelinedHasher
  ) throws(BundleError) {
    try header(file.item.path, checksum: file.checksum, size: file.size)
    let sink = sink
    let digest = try file.item.read(hashing: hasher) { part throws(BundleError) in
      try sink.write(part)
    }
    guard digest == file.digest else { throw .sourceChanged(path: file.item.path) }
  }

  mutating func finish() throws(BundleError) {
    guard offset + directory.count + ZipForm.endBytes <= SealGrammar.maximumBundleBytes else {
      throw .tooLarge
    }
    try sink.write(directory[...])
    let end = ZipForm.end(
      entries: UInt16(truncatingIfNeeded: count), directorySize: UInt32(directory.count),
      offset: UInt32(truncatingIfNeeded: offset))
    try sink.write(end[...])
  }

  private mutating func header(_ name: String, checksum: UInt32, size: Int) throws(BundleError) {
    let full = "bag/" + name
    guard offset + size <= SealGrammar.maximumBundleBytes else { throw .tooLarge }
    let header = ZipForm.header(
      name: full, checksum: checksum, size: UInt32(truncatingIfNeeded: size))
    directory += ZipForm.directoryEntry(
      name: full, checksum: checksum, size: UInt32(truncatingIfNeeded: size),
      offset: UInt32(truncatingIfNeeded: offset))
    try sink.write(header[...])
    offset += header.count + size
    count += 1
  }
}
