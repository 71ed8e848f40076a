import Canonical

/// Writes bundles, byte for byte as the reference script does.
package enum BundleWriter {
  /// One signer: in which role, with which key.
  package struct Signer: Sendable {
    let role: KeyRole
    let key: PrivateKey

    /// A signer from role and key.
    package init(_ role: KeyRole, _ key: PrivateKey) {
      self.role = role
      self.key = key
    }

    /// The line of the seal that names the signer.
    var line: Seal.Signer {
      Seal.Signer(
        role: role.rawValue, algorithm: key.publicKey.algorithm.name, key: key.publicKey.id)
    }
  }

  /// Writes a bundle to a path: into a temporary file beside it, durable, then renamed.
  ///
  /// The file can be read by its owner only, as it holds personal data.
  ///
  /// - Parameters:
  ///   - path: where it goes; what stands there is replaced.
  ///   - header: what the packer says.
  ///   - items: the files, in any order.
  ///   - signers: who signs, in the order of the seal.
  ///   - encryption: to whom it is encrypted; nil for a plain bundle.
  ///   - reader: reads it back before it gets its name; nil where the caller does.
  /// - Returns: the seal.
  /// - Throws: `path`, `windowsName`, `fileAlsoFolder`, `manifestOrder` for a path twice,
  ///   `tooManyFiles`, `tooLarge`, `expandsTooFar`, `sourceChanged`, `seal` when a header field is
  ///   outside the grammar, `key`, `file`, `encryption`; or why the reader refuses what was written.
  @discardableResult
  package static func write(
    to path: String, header: Seal.Header, items: [BundleItem], signers: [Signer],
    encryption: BundleEncryption? = nil, readBackBy reader: BundleReader? = nil
  ) throws(BundleError) -> Seal {
    let name = "\(Files.folder(of: path))/.\(Files.name(of: path))"
    let partial = "\(name).\(UInt64.random(in: 0 ... .max))"
    do throws(BundleError) {
      let sink = FileSink(try OpenFile.creating(partial, mode: 0o600))
      let encrypted = try encryption?.begin(to: sink)
      let seal = try write(
        to: encrypted ?? sink as any ByteSink, header: header, items: items, signers: signers)
      try encrypted?.finish()
      try sink.finish()
      try BundleFile.checkSize(partial)
      let identities = encrypted.map { [$0.identity] } ?? []
      _ = try reader?.verify(BundleFile.source(at: partial, identities: identities))
      try Files.rename(partial, to: path)
      return seal
    } catch {
      Files.removeIfThere(partial)
      throw error
    }
  }

  /// Writes a bundle into a sink.
  ///
  /// - Returns: the seal.
  /// - Throws: as the writing to a path.
  @discardableResult
  package static func write(
    to sink: any ByteSink, header: Seal.Header, items: [BundleItem], signers: [Signer]
  ) throws(BundleError) -> Seal {
    let hasher = PipelinedHasher()
    let packed = try pack(items, hashing: hasher)
    let manifest = Manifest(rows: packed.map { .init(path: $0.item.path, digest: $0.digest) })
    try manifest.checkOrder()
    try manifest.checkNames()
    let manifestBytes = manifest.bytes
    let seal = Seal(
      header: header, manifest: Digest.sha256(manifestBytes),
      octets: packed.reduce(0) { $0 + $1.size }, files: packed.count,
      expansions: packed.compactMap(\.expansion),
      signers: signers.map(\.line))
    try Seal.Expansion.checkTotal(seal.expansions)
    for file in packed { try file.expansion?.checkRatio(packed: file.size) }
    let text = try checkedText(of: seal, manifestBytes: manifestBytes.count)
    var container = ContainerWriter(sink)
    try container.entry("bagit.txt", ZipForm.bagit)
    try container.entry("seal.txt", text)
    for (signer, line) in zip(signers, seal.signers) {
      try container.entry(line.entryName, try signer.key.sign(text))
    }
    try container.entry("manifest-sha256.txt", manifestBytes)
    for file in packed { try container.entry(file, hashing: hasher) }
    try container.finish()
    return seal
  }

  /// The first pass over the files: what must be known before the first byte is written.
  private static func pack(
    _ items: [BundleItem], hashing hasher: PipelinedHasher
  ) throws(BundleError) -> [PackedItem] {
    guard items.count <= SealGrammar.maximumFiles else { throw .tooManyFiles(items.count) }
    var packed: [PackedItem] = []
    for item in items.sorted(by: { $0.path < $1.path }) {
      packed.append(try PackedItem(item, hashing: hasher))
    }
    return packed
  }

  /// The seal's text, which must be one that the reader takes.
  private static func checkedText(
    of seal: Seal, manifestBytes: Int
  ) throws(BundleError) -> [UInt8] {
    let text = seal.bytes
    let read = try Seal(bytes: text)
    guard text.count <= SealGrammar.maximumSealBytes, read.bytes == text else {
      throw .seal(line: 1)
    }
    guard manifestBytes <= SealGrammar.maximumManifestBytes else {
      throw .tooManyFiles(seal.files)
    }
    guard seal.header.expires != nil || !seal.kind.mustExpire else { throw .noExpiry(seal.kind) }
    return text
  }
}
