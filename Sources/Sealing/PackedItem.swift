import Canonical

/// A file to pack, after the first pass over it.
struct PackedItem {
  let item: BundleItem
  let size: Int
  let digest: Digest
  let checksum: UInt32
  /// Only for record files.
  let expansion: Seal.Expansion?

  init(_ item: BundleItem, hashing hasher: PipelinedHasher) throws(BundleError) {
    guard PayloadPath.matches(item.path) else { throw .path(item.path) }
    self.item = item
    let inflater = try Self.inflater(for: item)
    var checksum: UInt32 = 0
    var size = 0
    digest = try item.read(hashing: hasher) { part throws(BundleError) in
      checksum = ZipForm.checksum(part, from: checksum)
      size += part.count
      guard size <= SealGrammar.maximumBundleBytes else { throw .tooLarge }
      try inflater?.feed(part) { _ in }
    }
    self.size = size
    self.checksum = checksum
    if let expected = item.expected, expected.digest != digest {
      throw .sourceChanged(path: expected.file)
    }
    expansion = try Self.expansion(of: item, inflater)
  }

  /// What finds out the expanded size and digest of a record file that was compressed elsewhere.
  private static func inflater(for item: BundleItem) throws(BundleError) -> Inflater? {
    guard item.path.hasSuffix(SealGrammar.recordSuffix) else { return nil }
    if case .records = item.source { return nil }
    return try Inflater(path: item.path, limit: nil)
  }

  private static func expansion(
    of item: BundleItem, _ inflater: Inflater?
  ) throws(BundleError) -> Seal.Expansion? {
    if case .records(_, let size, let digest) = item.source {
      return .init(path: item.path, size: size, digest: digest)
    }
    guard let expanded = try inflater?.finish() else { return nil }
    return .init(path: item.path, size: expanded.size, digest: expanded.digest)
  }
}
