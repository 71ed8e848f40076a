import Canonical

/// The keys by which a keys bundle is sealed, from the bundle itself.
package enum KeysBundleSigners {
  /// The keys that a keys bundle says seal it, in the order of the seal.
  ///
  /// Nothing vouches for them: a seal by them holds together, and no more is known.
  ///
  /// - Parameter path: a keys bundle.
  /// - Returns: The keys.
  /// - Throws: the container's and seal's checks; `kind` for another kind of bundle; `unknownKey`
  ///   when a signer's key is not in it.
  package static func read(bundleAt path: String) throws(BundleError) -> [PublicKey] {
    var pass = BundlePass(try FileSource(path: path))
    _ = try pass.wholeEntry("bagit.txt", size: ZipForm.bagit.count...ZipForm.bagit.count)
    let text = try pass.wholeEntry("seal.txt", size: 1...SealGrammar.maximumSealBytes).bytes
    let seal = try Seal(bytes: text)
    guard seal.kind == .keys else { throw .kind(seal.kind) }
    for signer in seal.signers { _ = try pass.wholeEntry(signer.entryName, size: 0...65_536) }
    let entry = try pass.wholeEntry(
      "manifest-sha256.txt", size: 0...SealGrammar.maximumManifestBytes)
    guard entry.digest == seal.manifest else { throw .manifestHash }
    let wanted = Dictionary(
      seal.signers.map { (KeysContent.pemPath($0.key.prefix16), $0.key) },
      uniquingKeysWith: { first, _ in first })
    var found: [Digest: PublicKey] = [:]
    for row in try Manifest(bytes: entry.bytes, seal: seal).rows {
      guard let id = wanted[row.path] else {
        _ = try pass.entry(row.path, size: 0...seal.octets) { _ in }
        continue
      }
      let pem = try pass.wholeEntry(row.path, size: 0...4096).bytes
      if let key = PublicKey(pem: pem), key.id == id { found[id] = key }
    }
    return try seal.signers.map { signer throws(BundleError) in
      guard let key = found[signer.key] else { throw .unknownKey(key: signer.key.prefix16) }
      return key
    }
  }
}
