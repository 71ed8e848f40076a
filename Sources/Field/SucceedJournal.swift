import Canonical
import Inspection
package import Journal
package import Sealing
import Storage

/// What a laptop does that finds a receipt which its own journal does not contain: it was restored
/// from an image (design 5.3).
///
/// That journal is closed: whatever it added would be a second root for a size that its key has
/// signed before. Work goes on under a new key and origin, whose first entry names the old origin,
/// size and leaf. What the closed journal holds beyond its last receipt is carried to the office
/// beside the new one, where both branches are kept.
package enum SucceedJournal {
  /// What the office must be told.
  package struct Result: Sendable {
    /// The journal that was closed.
    package let closed: Checkpoint
    /// What the receipt and the closed journal contradict each other in.
    package let finding: JournalFinding
    /// The new key's request, which the office enrols.
    package let request: KeyRequest
    /// The file that it was written to.
    package let requestFile: String
    /// The laptop under its new key.
    package let laptop: Laptop
  }

  /// Closes the laptop's journal and begins the next.
  ///
  /// - Parameters:
  ///   - finding: What the receipt says against the journal.
  ///   - receipt: The office's receipt.
  ///   - laptop: The laptop.
  /// - Returns: The laptop under its new key, and what the office must be told.
  /// - Throws: `BundleError`, `StoreError`; the old journal goes on being the laptop's then.
  static func run(
    _ finding: JournalFinding, receipt: SignedNote, on laptop: Laptop
  ) throws -> Result {
    let store = laptop.store
    let (key, recipient) = try DeviceKeyFiles.make(
      in: store.folder, isFirst: false, random: laptop.surroundings.random)
    let origin = Origin.device(key.publicKey.kid16, region: laptop.origin.region)
    let old = try store.read { reading in
      (
        end: try reading.log(of: laptop.origin),
        opened: try reading.entries(of: laptop.origin, limit: 1).first?.data ?? [:]
      )
    }
    let closed = old.end.checkpoint
    var data: [String: JSONValue] = [
      "program": .string(Program.name), "device": .string(key.publicKey.kid16),
      "continues": [
        "origin": .string(closed.origin.name), "size": .integer(closed.size),
        "leaf": .string(old.end.last.hex),
      ],
      "receipt": .string(receipt.text),
    ]
    for member in ["root", "name", "carriers"] { data[member] = old.opened[member] }
    let note = NoteKey(name: origin.name, kind: .signature, publicKey: key.rawPublicKey)
    let signer = Signer(key: note) { try key.sign($0) }
    let successor = try store.succeeded(by: origin) { writing in
      let entries = try writing.append(
        [EntryDraft(.opened, data: data)], to: origin, in: laptop.surroundings, signer: signer)
      try Projection.follow(entries, own: true, in: writing)
    }
    let request = KeyRequest(
      device: key.publicKey, recipient: recipient, name: data["name"]?.string ?? "",
      carriers: data["carriers"]?.strings ?? [])
    let file = "\(store.folder)/request-\(key.publicKey.kid16).jsonl"
    try AtomicFile.write(try request.line() + [0x0A], to: file, replacing: true)
    return Result(
      closed: closed, finding: finding, request: request, requestFile: file,
      laptop: Laptop(store: successor, key: key, surroundings: laptop.surroundings))
  }
}
