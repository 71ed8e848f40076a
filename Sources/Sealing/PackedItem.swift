import Canonical

/// A file to pack, after the first pass over it.
struct PackedItem {
  let item: BundleItem
  let size: Int
  let digest: Digest
  let checksum: UInt32
  /// Only for record files.
  let expansion: Seal.Expansion?

  init(_ item: BundleItem) throws(BundleError) {
    guard PayloadPath.matches(item.path) else { throw .path(item.path) }
    self.item = item
    let isRecords = item.path.hasSuffix(SealGrammar.recordSuffix)
    let inflater = isRecords ? try Inflater(path: item.path, limit: nil) : nil
    var hasher = Hasher256()
    var checksum: UInt32 = 0
    var size = 0
    try item.read { part throws(BundleError) in
      hasher.update(part)
      checksum = ZipForm.checksum(part, from: checksum)
      size += part.count
      guard size <= SealGrammar.maximumBundleBytes else { throw .tooLarge }
      try inflater?.feed(part) { _ in }
    }
    self.size = size
    self.checksum = checksum
    digest = hasher.finish()
    if case .file(let path, let expected?) = item.source, expected != digest {
      throw .sourceChanged(path: path)
    }
    if let inflater {
      let expanded = try inflater.finish()
      expansion = .init(path: item.path, size: expanded.size, digest: expanded.digest)
    } else {
      expansion = nil
    }
  }
}
