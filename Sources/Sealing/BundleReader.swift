import Canonical
package import Inspection

/// The strict one-pass reader: the only maker of verified bundles.
///
/// The order of checks is that of design 5.1: size, `bagit.txt`, seal grammar, signatures, roles
/// and policy, kind, recipient and sequence, manifest, each file's hash, directory, end of file.
/// Nothing is inflated or parsed before what it belongs to was found to be what the signers sealed.
package struct BundleReader: Sendable {
  /// Whose signatures count.
  package let trust: Trust
  /// What the taker expects beyond authenticity.
  package let expectation: Expectation
  /// When keys are judged; nil for the seal's own time.
  package let judgedAt: Timestamp?
  /// When the bundle is opened to be acted upon; nil where it is only verified.
  ///
  /// A key that has ended by then does not count, however early the seal says it was made.
  package let openedAt: Timestamp?

  /// A reader from its rules.
  package init(
    trust: Trust, expectation: Expectation = Expectation(), judgedAt: Timestamp? = nil,
    openedAt: Timestamp? = nil
  ) {
    self.trust = trust
    self.expectation = expectation
    self.judgedAt = judgedAt
    self.openedAt = openedAt
  }

  /// Checks everything, record files expanded included, and copies nothing.
  ///
  /// - Throws: the first check that refuses.
  package func verify(_ source: any ByteSource) throws(BundleError) -> CheckedBundle {
    try read(source) { expansions throws(BundleError) in VerifyingTarget(expansions) }.checked
  }

  /// Checks the bundle at a path and copies nothing; what was written to a stick is read back so.
  ///
  /// - Throws: the first check that refuses, or `file`.
  package func verify(at path: String) throws(BundleError) -> CheckedBundle {
    try verify(FileSource(path: path))
  }

  /// Checks a bundle while copying its files into a new folder, and gives the verified copy.
  ///
  /// After any failure the folder is gone. The caller closes the copy when done with it.
  ///
  /// - Parameters:
  ///   - source: the bundle, read once.
  ///   - folder: where the temporary folder is made; on the store's disk, so that files can be
  ///     renamed out of it.
  /// - Returns: The verified copy.
  /// - Throws: the first check that refuses, or `file`.
  package func open(
    _ source: any ByteSource, copyingInto folder: String
  ) throws(BundleError) -> VerifiedBundle {
    var made: TemporaryFolder?
    do throws(BundleError) {
      let (checked, target) = try read(source) { _ throws(BundleError) in
        // No folder for what nobody known has sealed.
        let copy = try TemporaryFolder(in: folder)
        made = copy
        return CopyingTarget(copy)
      }
      return VerifiedBundle(checked: checked, copy: target.folder)
    } catch {
      // The refusal matters more than a folder that could not be removed.
      try? made?.remove()
      throw error
    }
  }

  /// Opens the bundle at a path for the time of a closure; the copy is removed after it.
  ///
  /// - Parameters:
  ///   - path: the bundle, plain or encrypted.
  ///   - identities: what opens it when it is encrypted.
  ///   - folder: where the temporary folder is made.
  ///   - body: gets the verified copy.
  /// - Returns: what the closure returns.
  /// - Throws: the first check that refuses, `file`, or what the closure throws.
  package func withBundle<Result>(
    at path: String, identities: [any AgeIdentity] = [], copyingInto folder: String,
    _ body: (VerifiedBundle) throws -> Result
  ) throws -> Result {
    let source = try BundleFile.source(at: path, identities: identities)
    let bundle = try open(source, copyingInto: folder)
    let result: Result
    do {
      result = try body(bundle)
    } catch {
      // The closure's error matters more than a folder that could not be removed.
      try? bundle.close()
      throw error
    }
    try bundle.close()
    return result
  }

  /// The same for one kind of bundle, which the closure gets as its own type.
  ///
  /// - Throws: also `kind` when the bundle is of another kind.
  package func withBundle<Content: BundleContent, Result>(
    _ content: Content.Type, at path: String, identities: [any AgeIdentity] = [],
    copyingInto folder: String, _ body: (Verified<Content>) throws -> Result
  ) throws -> Result {
    try withBundle(at: path, identities: identities, copyingInto: folder) { bundle in
      try body(Verified<Content>(bundle))
    }
  }

  // MARK: The pass

  private func read<Target: PayloadTarget>(
    _ source: any ByteSource,
    into target: (_ expansions: [Seal.Expansion]) throws(BundleError) -> Target
  ) throws(BundleError) -> (checked: CheckedBundle, target: Target) {
    var pass = BundlePass(source)
    let bagit = try pass.wholeEntry(
      "bagit.txt", size: ZipForm.bagit.count...ZipForm.bagit.count)
    guard bagit.bytes == ZipForm.bagit else { throw .bagit }
    let (text, sealHash) = try pass.wholeEntry("seal.txt", size: 1...SealGrammar.maximumSealBytes)
    let seal = try Seal(bytes: text)
    let signers = try signers(of: seal, text: text, in: &pass)
    try SealPolicy.of(seal.kind).check(seal, signers: signers, trust: trust)
    try expectation.check(seal, sealHash: sealHash)
    let manifest = try manifest(of: seal, in: &pass)
    var taker = try target(seal.expansions)
    let files = try payload(of: seal, manifest: manifest, in: &pass, to: &taker)
    try pass.finish()
    try taker.finish()
    let checked = CheckedBundle(seal: seal, sealHash: sealHash, signers: signers, files: files)
    return (checked, taker)
  }

  private func signers(
    of seal: Seal, text: [UInt8], in pass: inout BundlePass
  ) throws(BundleError) -> [VerifiedSigner] {
    var verified: [VerifiedSigner] = []
    for signer in seal.signers {
      let name = signer.key.prefix16
      guard let algorithm = SignatureAlgorithm.named(signer.algorithm) else {
        throw .signature(key: name)
      }
      let signature = try pass.wholeEntry(
        signer.entryName, size: algorithm.signatureBytes
      ).bytes
      guard let trusted = trust.keys[signer.key], trusted.key.algorithm == algorithm else {
        throw .unknownKey(key: name)
      }
      guard trusted.role.rawValue == signer.role else {
        throw .roleNotHeld(key: name, role: signer.role)
      }
      guard trusted.key.isValid(signature, for: text) else { throw .signature(key: name) }
      let created = seal.header.created
      let doubt = trusted.doubt(at: judgedAt ?? max(created, openedAt ?? created))
      verified.append(VerifiedSigner(trusted: trusted, doubt: doubt))
    }
    return verified
  }

  private func manifest(
    of seal: Seal, in pass: inout BundlePass
  ) throws(BundleError) -> Manifest {
    let entry = try pass.wholeEntry(
      "manifest-sha256.txt", size: 0...SealGrammar.maximumManifestBytes)
    guard entry.digest == seal.manifest else { throw .manifestHash }
    return try Manifest(bytes: entry.bytes, seal: seal)
  }

  private func payload(
    of seal: Seal, manifest: Manifest, in pass: inout BundlePass,
    to target: inout some PayloadTarget
  ) throws(BundleError) -> [PayloadFile] {
    var files: [PayloadFile] = []
    var left = seal.octets
    for (index, row) in manifest.rows.enumerated() {
      try target.begin(row.path)
      let facts: BundlePass.Facts
      if target.wants(row.path) {
        facts = try pass.entry(row.path, size: 0...left) { part throws(BundleError) in
          try target.take(part)
        }
      } else {
        let following = manifest.rows.dropFirst(index + 1).first?.path
        facts = try pass.entry(
          row.path, size: 0...left,
          following: following.flatMap { target.wants($0) ? nil : $0 })
      }
      guard facts.digest == row.digest else { throw .fileHash(path: row.path) }
      try seal.expansion(of: row.path)?.checkRatio(packed: facts.size)
      try target.end(row.path)
      left -= facts.size
      files.append(PayloadFile(path: row.path, digest: row.digest, size: facts.size))
    }
    guard left == 0 else { throw .payload(sealed: seal.octets, found: seal.octets - left) }
    return files
  }
}

extension Seal.Signer {
  /// The name of the signature's entry.
  var entryName: String { "seal/\(key.prefix16).\(algorithm).sig" }
}
