package import Canonical
import FoundationEssentials
import GRDB
import Inspection
import Journal
import Merge

/// What a signed note about a journal is.
package enum NoteKind: String, Sendable {
  /// The origin's own word for the size and root that it has now.
  case newest
  /// That word as it was when a visit was finished or a bundle packed.
  case checkpoint
  /// That word with the office's cosignature.
  case receipt
}

/// A key's record as the projection holds it.
package struct KeyRow: Equatable, Sendable {
  /// The key id, 64 digits.
  package let kid: String
  /// key.root, key.office, key.enrolled or key.revoked.
  package let type: String
  /// The record as it was signed.
  package let record: JSONValue
  /// For a device: the inspectors who carry it.
  package let carriers: [String]

  /// A row from its record; nil when the record names no key or no type.
  package init?(record: JSONValue, carriers: [String] = []) {
    guard let kid = record["kid"]?.string, let type = record["type"]?.string else { return nil }
    self.kid = kid
    self.type = type
    self.record = record
    self.carriers = carriers
  }

  /// root, office, device or inspector; nil for a revocation.
  package var role: String? { record["role"]?.string }

  /// Whose it is: `office:<region>`, `device:<kid16>`, an inspector's id.
  package var holder: String? { record["holder"]?.string }

  /// The 32 bytes of the Ed25519 key; nil for a revocation.
  ///
  /// They are what follows the fixed prefix of its SubjectPublicKeyInfo (RFC 8410).
  package var publicKey: [UInt8]? {
    record["public"]?.string.flatMap { Hex.bytes(of: $0) }.map { Array($0.suffix(32)) }
  }
}

/// A document as the projection holds it: the newest of its kind and name.
package struct DocumentRow: Equatable, Sendable {
  /// Its name, such as a form's id or a draw's.
  package let name: String
  /// The digest of the file; empty when there is none.
  package let digest: String
  /// What else is known of it.
  package let detail: JSONValue

  /// A row from its columns.
  package init(name: String, digest: String, detail: JSONValue) {
    self.name = name
    self.digest = digest
    self.detail = detail
  }

  init(_ row: Row) throws {
    self.init(
      name: row["name"], digest: row["digest"], detail: try StoredJSON.value(row["detail"]))
  }
}

/// A bundle as the projection holds it.
package struct BundleRow: Equatable, Sendable {
  /// Whether it came or went.
  package enum Direction: String, Sendable {
    /// It came.
    case incoming = "in"
    /// It went.
    case outgoing = "out"
  }

  /// The seal hash, 64 digits.
  package var seal: String
  /// Whether it came or went.
  package var direction: Direction
  /// task, result, receipt or keys.
  package var kind: String
  /// Who issued it.
  package var issuer: String
  /// For whom.
  package var recipient: String
  /// Its number for that issuer, recipient and kind.
  package var sequence: Int
  /// Its id.
  package var name: String
  /// When it was sealed, as the seal says.
  package var created: String
  /// What else is known of it.
  package var detail: JSONValue

  /// A row from its columns.
  package init(
    seal: String, direction: Direction, kind: String, issuer: String, recipient: String,
    sequence: Int, name: String, created: String, detail: JSONValue
  ) {
    self.seal = seal
    self.direction = direction
    self.kind = kind
    self.issuer = issuer
    self.recipient = recipient
    self.sequence = sequence
    self.name = name
    self.created = created
    self.detail = detail
  }

  init(_ row: Row) throws {
    let word: String = row["direction"]
    guard let direction = Direction(rawValue: word) else { throw StoreError.notAStore("bundles") }
    self.init(
      seal: row["seal"], direction: direction, kind: row["kind"], issuer: row["issuer"],
      recipient: row["recipient"], sequence: row["sequence"], name: row["name"],
      created: row["created"], detail: try StoredJSON.value(row["detail"]))
  }
}

/// How an entry's place in its journal becomes the key of its row.
enum EntryNumber {
  static func id(_ origin: Int, _ sequence: Int) -> Int { origin << 32 | sequence }
  static func sequence(_ id: Int) -> Int { id & 0xFFFF_FFFF }
}

/// Rows of `entries` and `forks` as entries.
enum EntryRow {
  static func entry(
    line: Data, leaf: Data, _ origin: Origin, _ sequence: Int
  ) throws -> Entry {
    let entry: Entry
    do throws(EntryError) {
      entry = try Entry(line: Array(line))
    } catch {
      throw StoreError.rowAltered(origin.name, sequence)
    }
    guard entry.leaf.bytes == Array(leaf), entry.sequence == sequence else {
      throw StoreError.rowAltered(origin.name, sequence)
    }
    return entry
  }

  static func recorded(_ row: Row) throws -> RecordedEntry? {
    guard let origin = Origin(row["name"] as String) else { return nil }
    let entry = try entry(line: row["line"], leaf: row["leaf"], origin, row["seq"])
    return RecordedEntry(origin: origin, entry: entry)
  }
}

/// Rows of `logs` as the end of a journal.
enum LogRow {
  static func log(_ row: Row, origin: Origin) throws -> Log {
    let peaks = Array(row["peaks"] as Data)
    let last = Array(row["last"] as Data)
    let digests = stride(from: 0, to: peaks.count, by: Digest.byteCount).compactMap {
      Digest(bytes: peaks[$0..<min($0 + Digest.byteCount, peaks.count)])
    }
    guard let tree = MerkleFrontier(size: row["size"], peaks: digests),
      let leaf = Digest(bytes: last)
    else { throw StoreError.rowAltered(origin.name, row["size"]) }
    var moment: Moment?
    if let at: Int = row["at"], let boot: String = row["boot"], let mono: Int = row["mono"] {
      moment = Moment(at: Timestamp(milliseconds: at), boot: boot, mono: mono)
    }
    return Log(origin: origin, tree: tree, last: leaf, moment: moment)
  }
}

/// Canonical JSON in a text column.
enum StoredJSON {
  /// - Throws: `StoreError.textUnreadable`: what was written here was canonical.
  static func value(_ text: String) throws(StoreError) -> JSONValue {
    do throws(CanonicalError) {
      return try CanonicalJSON.read(Array(text.utf8))
    } catch {
      throw .textUnreadable
    }
  }

  static func text(_ value: JSONValue) throws -> String {
    String(decoding: try CanonicalJSON.write(value), as: UTF8.self)
  }
}
