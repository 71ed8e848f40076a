import Canonical
import Inspection
import Journal

import enum Crypto.Curve25519

/// A device and an office that can sign.
struct Keys {
  let origin = Origin.device("dc0ed53af5713fcd", region: "140581")
  let device: NoteKey
  let office: NoteKey
  private let deviceKey: Curve25519.Signing.PrivateKey
  private let officeKey: Curve25519.Signing.PrivateKey

  init(office number: UInt8 = 2) {
    deviceKey = Self.key(1)
    officeKey = Self.key(number)
    device = NoteKey(
      name: origin.name, kind: .signature,
      publicKey: Array(deviceKey.publicKey.rawRepresentation))
    office = NoteKey(
      name: Origin.office(region: "140581").name, kind: .cosignature,
      publicKey: Array(officeKey.publicKey.rawRepresentation))
  }

  func signed(_ log: Log) throws -> SignedNote {
    try SignedNote(log.checkpoint, key: device) { Array(try deviceKey.signature(for: $0)) }
  }

  func receipt(_ log: Log, seconds: Int) throws -> SignedNote {
    try signed(log).cosigned(by: office, at: Timestamp(milliseconds: seconds * 1000)) {
      Array(try officeKey.signature(for: $0))
    }
  }

  /// A journal of notes.
  func journal(_ words: [String]) throws -> (log: Log, entries: [Entry]) {
    var log = Log(origin: origin)
    let drafts = words.map { EntryDraft(.note, data: ["text": .string($0)]) }
    let entries = try log.append(drafts, in: Fixed.surroundings(at: 0, mono: 0))
    return (log, entries)
  }

  func verify(
    _ journal: (log: Log, entries: [Entry]), receipts: [SignedNote] = []
  ) -> JournalVerification {
    JournalVerification(
      lines: journal.entries.map(\.line), checkpoint: try? signed(journal.log),
      receipts: receipts, device: device, office: office)
  }

  /// The private bytes of the device's key, for signatures that no honest signer makes.
  static let deviceSeed = seed(1)

  /// The private bytes of the office's key.
  static let officeSeed = seed(2)

  private static func seed(_ number: UInt8) -> [UInt8] { Digest.sha256([number]).bytes }

  private static func key(_ number: UInt8) -> Curve25519.Signing.PrivateKey {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed(number)) else {
      preconditionFailure("any 32 bytes are a key")
    }
    return key
  }
}
