package import Canonical

/// Why a bundle is refused, or why one could not be written or read.
///
/// Every case belongs to one check of the order of design 5.1 and to one class of exit code.
package indirect enum BundleError: Error, Equatable, Sendable {
  // Container
  /// The bytes end inside this entry; `directory` and `end record` stand for what follows them.
  case truncated(entry: String)
  /// The entry's header is not the one legal header.
  case header(entry: String)
  /// The entry is smaller or larger than an entry of this name can be.
  case entrySize(entry: String)
  /// The entry's CRC-32 is not that of its bytes.
  case checksum(entry: String)
  /// The bundle passes 4,000,000,000 bytes.
  case tooLarge
  /// A folder, pipe or device where a bundle or key is read.
  case notPlain(path: String)
  /// `bagit.txt` is not the one legal text.
  case bagit
  /// The central directory is not the one that follows from the entries.
  case directory
  /// The end record is not the one that follows from the directory.
  case endRecord
  /// Something follows the end record.
  case trailing
  /// The encryption around the bundle does not open.
  case encryption(AgeError)

  // Seal, signatures, signers
  /// The seal breaks its grammar in this line, from 1.
  case seal(line: Int)
  /// The seal names a format that this program does not know, such as `yicha-bundle/v2`.
  case newerFormat(String)
  /// One key signs twice; its first 16 digits.
  case sameKeyTwice(key: String)
  /// A kind of bundle that must expire says no time.
  case noExpiry(BundleKind)
  /// No trusted key has this id; its first 16 digits.
  case unknownKey(key: String)
  /// The key is known but not in the role it signs in.
  case roleNotHeld(key: String, role: String)
  /// The signature is not the key's over the seal.
  case signature(key: String)
  /// The key was not yet valid at the time judged.
  case keyBeforeItsTime(key: String)
  /// The key was revoked at the time judged.
  case keyRevoked(key: String)
  /// Too few signers in the role that this kind needs.
  case signersMissing(BundleKind, role: KeyRole, have: Int, need: Int)
  /// The issuer is not the one whose key signed.
  case issuerNotSigner(issuer: String)

  // For whom, and in what order
  /// An authentic bundle of a kind that is not wanted here.
  case kind(BundleKind)
  /// An authentic bundle for somebody else.
  case recipient(String)
  /// At or below the last accepted sequence, under another seal.
  case replayed(sequence: Int, last: Int)
  /// Its issuer sealed two bundles of this number: it follows another one than was taken in.
  case sequenceForked(sequence: Int)
  /// This very seal was taken in before; nothing is to be done.
  case alreadyImported(Digest)

  // Manifest
  /// The manifest is not the one that the seal names.
  case manifestHash
  /// The manifest breaks its grammar in this line, from 1.
  case manifestLine(Int)
  /// Paths out of order or one twice.
  case manifestOrder(path: String)
  /// The manifest holds another number of files than the seal says.
  case manifestCount(sealed: Int, found: Int)
  /// More files than a bundle may hold.
  case tooManyFiles(Int)
  /// A name that Windows cannot hold.
  case windowsName(path: String)
  /// A path that is a file and a folder.
  case fileAlsoFolder(path: String)
  /// The expand lines are not those of the `.jsonl.gz` files, in order.
  case expandLines
  /// The files together are not as long as the seal says.
  case payload(sealed: Int, found: Int)

  // Files
  /// The file is not the one that the manifest names.
  case fileHash(path: String)
  /// The seal says that the file expands further than any real record file does.
  case expandsTooFar(path: String)
  /// Not gzip, or damaged gzip.
  case gzip(path: String)
  /// The file expands beyond the size that the seal says.
  case expandsBeyond(path: String)
  /// The file is not exactly one gzip member of the size that the seal says.
  case notOneMember(path: String)
  /// The expanded bytes are not those that the seal names.
  case expandedHash(path: String)
  /// A record file with a line that is empty, does not end, or is longer than a record can be.
  case lineEnd(path: String)
  /// The bundle holds no file of this path.
  case noFile(path: String)
  /// The file passes what may be held in memory at once.
  case tooLargeForMemory(path: String)

  // Writing, and the files around
  /// A path that no bundle may hold.
  case path(String)
  /// A file changed while it was packed.
  case sourceChanged(path: String)
  /// A private or public key could not be used.
  case key(String)
  /// The system refused an operation on a file; the number is its errno.
  case file(operation: String, path: String, errno: Int32)

  /// The classes of the exit-code table (design 6).
  package enum Kind: Equatable, Sendable {
    /// Container, grammar, checksum, truncated: 20.
    case malformed
    /// Signature, signer, role, or a hash that the seal names: 21.
    case notAuthentic
    /// Authentic but not for here: 22.
    case notForHere
    /// Its issuer contradicts what it sealed before: 23.
    case contradiction
    /// Taken in before; no error to a person: 0.
    case known
    /// A file, a disk or a wrong request; nothing is said about the bundle: 1.
    case failed
  }

  /// The checks in the words of `refused: <check>: <why>`.
  package enum Check: String, Equatable, Sendable {
    /// The encryption around the bundle, which stock age would refuse too.
    case encryption
    /// The form of the file.
    case container
    /// The grammar of the seal.
    case seal
    /// The signatures over the seal.
    case signature
    /// Whose key signed, its role and the policy.
    case signer
    /// The kind that is wanted here.
    case kind
    /// Whom the bundle is for.
    case recipient
    /// Its number.
    case sequence
    /// The list of files.
    case manifest
    /// A file's hash.
    case fileHash = "file hash"
    /// A record file's expanded size and hash.
    case expand
    /// The files of this machine.
    case file
  }

  /// The class of the error.
  package var kind: Kind {
    switch self {
    case .unknownKey, .roleNotHeld, .signature, .keyBeforeItsTime, .keyRevoked, .signersMissing,
      .issuerNotSigner, .manifestHash, .fileHash, .expandedHash:
      .notAuthentic
    case .kind, .recipient, .replayed, .encryption(.noMatch): .notForHere
    case .encryption(.key), .encryption(.noRecipient): .failed
    case .sequenceForked: .contradiction
    case .alreadyImported: .known
    case .noFile, .tooLargeForMemory, .path, .sourceChanged, .key, .file: .failed
    case .truncated, .header, .entrySize, .checksum, .tooLarge, .notPlain, .bagit, .directory,
      .endRecord, .trailing, .seal, .newerFormat, .sameKeyTwice, .noExpiry, .manifestLine,
      .manifestOrder, .manifestCount, .tooManyFiles, .windowsName, .fileAlsoFolder, .expandLines,
      .payload, .expandsTooFar, .gzip, .expandsBeyond, .notOneMember, .lineEnd, .encryption:
      .malformed
    }
  }

  /// The check that refused.
  package var check: Check {
    switch self {
    case .encryption: .encryption
    case .truncated, .header, .entrySize, .checksum, .tooLarge, .notPlain, .bagit, .directory,
      .endRecord, .trailing, .payload:
      .container
    case .seal, .newerFormat, .noExpiry: .seal
    case .signature: .signature
    case .sameKeyTwice, .unknownKey, .roleNotHeld, .keyBeforeItsTime, .keyRevoked,
      .signersMissing, .issuerNotSigner:
      .signer
    case .kind: .kind
    case .recipient: .recipient
    case .replayed, .sequenceForked, .alreadyImported: .sequence
    case .manifestHash, .manifestLine, .manifestOrder, .manifestCount, .tooManyFiles, .windowsName,
      .fileAlsoFolder, .expandLines:
      .manifest
    case .fileHash: .fileHash
    case .expandsTooFar, .gzip, .expandsBeyond, .notOneMember, .expandedHash, .lineEnd: .expand
    case .noFile, .tooLargeForMemory, .path, .sourceChanged, .key, .file: .file
    }
  }
}
