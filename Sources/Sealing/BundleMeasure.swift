import Canonical

/// How many bytes the file of a bundle has, known before anything of it is written.
///
/// Exact for what is packed as it is; records count with the most that they may be compressed to.
package struct BundleMeasure: Sendable {
  /// The largest bundle as a file, encryption included: it must fit a FAT32 stick (design 5.1).
  package static let maximumBytes = SealGrammar.maximumBundleBytes

  private let fixed: Int
  private let sealed: Int
  private let ageHeader: Int?
  private var octets = 0
  private var files = 0
  private var around = 0
  private var manifest = 0
  private var expansions = 0
  private var expandLines = 0

  /// The measure of a bundle that holds nothing.
  ///
  /// - Parameters:
  ///   - header: Of the seal; only the lengths of its digests count.
  ///   - signers: Who will sign.
  ///   - encryption: To whom it will be encrypted; nil for a plain bundle.
  package init(
    header: Seal.Header, signers: [BundleWriter.Signer], encryption: BundleEncryption?
  ) {
    let lines = signers.map(\.line)
    let seal = Seal(
      header: header, manifest: .zero, octets: 0, files: 0, expansions: [], signers: lines)
    let signatures = zip(signers, lines).map { signer, line in
      ZipForm.bytes(around: line.entryName)
        + signer.key.publicKey.algorithm.signatureBytes.upperBound
    }
    sealed = seal.bytes.count
    fixed =
      ZipForm.bagit.count + signatures.reduce(0, +) + ZipForm.endBytes
      + ["bagit.txt", "seal.txt", "manifest-sha256.txt"]
      .reduce(0) { $0 + ZipForm.bytes(around: $1) }
    ageHeader = encryption.map { AgeHeader.bytes(recipients: $0.recipients.count) }
  }

  /// Counts a file.
  ///
  /// - Parameters:
  ///   - path: Where it lies in the bundle.
  ///   - size: Its bytes.
  package mutating func add(_ path: String, size: Int) {
    octets += size
    files += 1
    around += ZipForm.bytes(around: path)
    manifest += Manifest.bytes(of: path)
  }

  /// Counts a file of records.
  ///
  /// - Parameters:
  ///   - path: Where it lies in the bundle.
  ///   - expanded: The bytes that it expands to.
  package mutating func add(records path: String, expanded: Int) {
    add(path, size: Gzip.bound(of: expanded))
    expansions += 1
    expandLines += Seal.Expansion(path: path, size: expanded, digest: .zero).line.utf8.count
  }

  /// Whether a bundle may hold so much, whatever its size: files, manifest, seal.
  package var isAllowed: Bool {
    files <= SealGrammar.maximumFiles && manifest <= SealGrammar.maximumManifestBytes
      && seal <= SealGrammar.maximumSealBytes && expansions <= SealGrammar.maximumExpansions
  }

  /// The bytes of the file, encryption included.
  package var bytes: Int {
    let container = fixed + seal + manifest + around + octets
    return ageHeader.map { $0 + AgeEncryption.payloadBytes(of: container) } ?? container
  }

  /// The line `payload` counts bytes and files, of which the empty seal has one digit each.
  private var seal: Int {
    sealed + expandLines + String(octets).utf8.count + String(files).utf8.count - 2
  }
}
