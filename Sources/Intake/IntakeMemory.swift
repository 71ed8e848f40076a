import Canonical
import Journal
import Merge
import Sealing
import Storage

/// What a merge knows of the receiver's store while bundle after bundle comes in, so that nothing
/// is read anew for each: else a thousand bundles would cost a million rows.
///
/// A value: what a bundle changed that could not be taken in is forgotten with its copy.
struct IntakeMemory {
  /// The keys that count.
  let trust: Trust
  /// Of what entries are taken in.
  let scope: IntakeScope
  /// How many entries of each revoked device its last receipt covered, by its 16 digits.
  let revoked: [String: Int]
  /// The seals of the bundles that were taken in.
  private(set) var seals: Set<Digest>
  /// The evidence that visits name and that is not here, by visit.
  private(set) var absent: [String: Set<Digest>]

  /// What the store says.
  ///
  /// - Throws: as the store fails, or as `Receiver`.
  init(_ receiver: some Receiver, _ reading: Reading) throws {
    trust = try receiver.trust(reading)
    scope = try receiver.scope(reading)
    revoked = try reading.revokedPositions()
    seals = try reading.incomingSeals()
    absent = try reading.absentEvidence()
  }

  /// Whether a bundle need not be read again.
  var standing: @Sendable (Seal, Digest) -> Expectation.Standing {
    // While evidence is absent a bundle that came before may bring it again (merge.md 6).
    guard absent.isEmpty else { return { _, _ in .new } }
    let known = seals
    // A result's sequence never refuses it: any order (design 5.1).
    return { _, hash in known.contains(hash) ? .known : .new }
  }

  /// The visits that lacked evidence of which some is here now.
  func completed(in content: ContentStore) -> Set<String> {
    Set(absent.filter { $0.value.contains(where: content.holds) }.keys)
  }

  /// Remembers a bundle that was taken in.
  mutating func add(_ seal: Digest) {
    seals.insert(seal)
  }

  /// Remembers what visits lack, as they were folded.
  mutating func add(_ files: [String: VisitFile]) {
    for (visit, file) in files {
      absent[visit] = file.absentEvidence.isEmpty ? nil : Set(file.absentEvidence)
    }
  }
}
