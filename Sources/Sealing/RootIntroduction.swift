import Canonical

/// The first meeting with a region's roots: `field init KEYS.zip` trusts nothing yet.
package enum RootIntroduction {
  /// The keys that a keys bundle says seal it, in the order of the seal.
  ///
  /// They are taken from the bundle itself, and so worth nothing until a person has compared their
  /// fingerprint with paper. With them as roots the bundle is then verified like any other.
  ///
  /// - Parameter path: a keys bundle.
  /// - Returns: The keys, for a person to compare with paper.
  /// - Throws: the container's and seal's checks; `kind` for another kind of bundle; `unknownKey`
  ///   when a signer's key is not in it.
  package static func signers(ofBundleAt path: String) throws(BundleError) -> [PublicKey] {
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

  /// What a person compares with paper: the first 20 characters of the hash over the keys' ids,
  /// sorted, in groups of 5, in an alphabet without look-alikes (RFC 4648 base32).
  package static func fingerprint(of keys: [PublicKey]) -> String {
    var bytes: [UInt8] = []
    for id in keys.map(\.id).sorted() { bytes += id.bytes }
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
    // 20 characters of 5 bits are 100 bits: 12 bytes and a half.
    var text: [UInt8] = []
    var waiting = 0
    var bits = 0
    for byte in Digest.sha256(bytes).bytes.prefix(13) {
      waiting = waiting << 8 | Int(byte)
      bits += 8
      while bits >= 5, text.count < 20 {
        bits -= 5
        text.append(alphabet[waiting >> bits & 31])
      }
      waiting &= (1 << bits) - 1
    }
    let groups = stride(from: 0, to: 20, by: 5).map {
      String(decoding: text[$0..<($0 + 5)], as: UTF8.self)
    }
    return groups.joined(separator: "-")
  }
}
