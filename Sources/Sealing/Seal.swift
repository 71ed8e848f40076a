package import Canonical
package import Inspection

/// The statement that is signed: `seal.txt` (design 5.1).
package struct Seal: Equatable, Sendable {
  /// What the packer says about a bundle; the rest of the seal follows from the content.
  package struct Header: Equatable, Sendable {
    /// The kind of bundle.
    package var kind: BundleKind
    /// Its number for people: `[A-Za-z0-9._-]{1,80}`.
    package var id: String
    /// Who packed it.
    package var issuer: Party
    /// For whom.
    package var recipient: Party
    /// Counts up by 1 for each issuer, recipient and kind.
    package var sequence: Int
    /// The seal hash of the one before.
    package var previous: Digest?
    /// When it was packed; whole seconds.
    package var created: Timestamp
    /// When it expires; task and keys bundles always say so.
    package var expires: Timestamp?
    /// The seal hash of the task bundle that this answers.
    package var replies: Digest?
    /// The issuer's journal at that time.
    package var log: LogPosition?

    /// A header from its fields.
    package init(
      kind: BundleKind, id: String, issuer: Party, recipient: Party, sequence: Int,
      previous: Digest? = nil, created: Timestamp, expires: Timestamp? = nil,
      replies: Digest? = nil, log: LogPosition? = nil
    ) {
      self.kind = kind
      self.id = id
      self.issuer = issuer
      self.recipient = recipient
      self.sequence = sequence
      self.previous = previous
      self.created = created
      self.expires = expires
      self.replies = replies
      self.log = log
    }
  }

  /// A journal's origin, number of entries and root.
  package struct LogPosition: Equatable, Sendable {
    /// `yicha/<region>/<device>`: 1 to 120 printable ASCII characters.
    package let origin: String
    /// Entries.
    package let size: Int
    /// The tree hash over them.
    package let root: Digest

    /// A position from its parts.
    package init(origin: String, size: Int, root: Digest) {
      self.origin = origin
      self.size = size
      self.root = root
    }
  }

  /// What one record file expands to.
  package struct Expansion: Equatable, Sendable {
    /// `data/….jsonl.gz`.
    package let path: String
    /// Expanded bytes.
    package let size: Int
    /// Their SHA-256.
    package let digest: Digest

    /// The line of the seal, with its line feed.
    var line: String { "expand \(path) \(size) \(Seal.text(digest))\n" }
  }

  /// One `signer` line.
  package struct Signer: Equatable, Sendable {
    /// The role in which the key signs, as written: `[a-z]{1,20}`.
    package let role: String
    /// The name of the algorithm.
    package let algorithm: String
    /// The key id.
    package let key: Digest
  }

  /// What the packer says.
  package let header: Header
  /// The hash of `manifest-sha256.txt`.
  package let manifest: Digest
  /// Bytes under `data/`.
  package let octets: Int
  /// Files under `data/`.
  package let files: Int
  /// The record files, in manifest order.
  package let expansions: [Expansion]
  /// Who signs, in the order of the signature entries.
  package let signers: [Signer]

  /// The kind of bundle.
  package var kind: BundleKind { header.kind }

  /// Whether the bundle had expired at a time; expiry warns and never refuses (design 5.1).
  package func isExpired(at time: Timestamp) -> Bool {
    header.expires.map { $0 < time } ?? false
  }

  /// The exact text, as bytes.
  package var bytes: [UInt8] {
    var text = "yicha-bundle/v1 \(header.kind.rawValue)\nid \(header.id)\n"
    text += "issuer \(header.issuer)\nrecipient \(header.recipient)\n"
    text += "sequence \(header.sequence)\nprevious \(Self.text(header.previous))\n"
    text += "created \(header.created.iso)\nexpires \(header.expires?.iso ?? "-")\n"
    text += "replies \(Self.text(header.replies))\n"
    let log = header.log.map { "\($0.origin) \($0.size) \(Self.text($0.root))" }
    text += "log \(log ?? "-")\n"
    text += "manifest \(Self.text(manifest))\npayload \(octets) \(files)\n"
    for expansion in expansions {
      text += expansion.line
    }
    for signer in signers {
      text += "signer \(signer.role) \(signer.algorithm) \(signer.key.hex)\n"
    }
    return Array(text.utf8)
  }

  /// The bundle's identity and the merge's idempotency key: SHA-256 of `seal.txt`.
  package var sealHash: Digest { Digest.sha256(bytes) }

  /// Reads `seal.txt`, refusing everything outside its grammar.
  ///
  /// - Throws: `seal` with the line, `sameKeyTwice`.
  package init(bytes: [UInt8]) throws(BundleError) {
    var parser = SealParser(bytes)
    self = try parser.seal()
  }

  init(
    header: Header, manifest: Digest, octets: Int, files: Int, expansions: [Expansion],
    signers: [Signer]
  ) {
    self.header = header
    self.manifest = manifest
    self.octets = octets
    self.files = files
    self.expansions = expansions
    self.signers = signers
  }

  private static func text(_ digest: Digest?) -> String {
    digest.map { "sha256:\($0.hex)" } ?? "-"
  }
}
